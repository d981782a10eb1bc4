package dev.waybill.ingest.caller;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Meta's signature of a body: HMAC-SHA256 of the bytes as received, keyed with the app secret. Source: WhatsApp facts
 * 4.2.
 */
final class Signature {

    static final String HEADER = "X-Hub-Signature-256";

    private static final String PREFIX = "sha256=";
    private static final int HEX_DIGITS = 64;

    private final byte[] claimed;

    private Signature(byte[] claimed) {
        this.claimed = claimed;
    }

    /**
     * The signature in a header {@code sha256=<64 hexadecimal digits>}; empty when it is missing or of another form.
     */
    static Optional<Signature> parse(@Nullable String header) {
        if (header == null || !header.startsWith(PREFIX) || header.length() != PREFIX.length() + HEX_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Signature(HexFormat.of().parseHex(header, PREFIX.length(), header.length())));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    /** A body that has not begun and must turn out to have this signature by one of the app secrets. */
    SignedBody begin(List<AppSecret> appSecrets) {
        return new SignedBody(appSecrets.stream().map(AppSecret::begin).toList(), claimed);
    }
}
