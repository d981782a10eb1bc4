package dev.waybill.sync.page;

import dev.waybill.operator.login.Operators;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads the values of log-in cookies: who logged in, when, when the cookie was last used, and a signature of
 * these together with the operator's entry in the configuration. So a changed password, another role or a removed name
 * voids the cookie.
 */
final class SessionCookie {

    /** A log-in is over when it was not used for this long. */
    static final Duration IDLE = Duration.ofMinutes(30);
    /** A log-in is over after this time in all. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PARTS = 4;

    private final Operators operators;
    private final byte[] key;

    SessionCookie(Operators operators, byte[] key) {
        this.operators = operators;
        this.key = key.clone();
    }

    /** Somebody who is logged in; times in whole milliseconds. */
    record Session(String name, Instant givenAt, Instant usedAt) {

        private String text() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8)) + "."
                    + givenAt.toEpochMilli() + "." + usedAt.toEpochMilli();
        }
    }

    /** The cookie's value. */
    String write(Session session) {
        String text = session.text();
        return text + "." + signature(text, operators.entryOf(session.name()).orElse(""));
    }

    /** Whose value it is; empty if it is not ours, too old, or whose operator has changed. */
    Optional<Session> read(String value, Instant now) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            Session session = new Session(name, instant(parts[1]), instant(parts[2]));
            return operators
                    .entryOf(name)
                    .filter(entry -> isSigned(session, entry, parts[PARTS - 1]))
                    .filter(entry -> now.isBefore(session.usedAt().plus(IDLE)))
                    .filter(entry -> now.isBefore(session.givenAt().plus(LONGEST)))
                    .map(entry -> session);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private boolean isSigned(Session session, String entry, String signature) {
        return MessageDigest.isEqual(
                signature(session.text(), entry).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String text, String entry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = mac.doFinal(("session\n" + text + "\n" + entry).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
