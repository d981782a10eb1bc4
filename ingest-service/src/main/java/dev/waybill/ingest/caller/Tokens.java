package dev.waybill.ingest.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Secret words of which one must be named. */
public final class Tokens {

    private final List<byte[]> accepted;

    /** Tokens of which each is accepted, several while one replaces another. */
    public Tokens(List<String> accepted) {
        this.accepted = accepted.stream()
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Whether there is none, so that nothing is accepted. */
    public boolean isEmpty() {
        return accepted.isEmpty();
    }

    /** Whether the named token is one of these. The time it takes tells nothing about them. */
    public boolean accept(String named) {
        byte[] bytes = named.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (byte[] token : accepted) {
            found |= MessageDigest.isEqual(bytes, token);
        }
        return found;
    }
}
