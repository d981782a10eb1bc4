package dev.waybill.sync.token;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the access token.
 *
 * @param expiresAt when the token in use ends
 * @param problem why there is none, safe to show
 */
public record TokenState(Optional<Instant> expiresAt, Optional<String> problem) {

    /** No token has been needed yet, or the last one has ended. */
    public static final TokenState NONE = new TokenState(Optional.empty(), Optional.empty());

    /** One word for it: {@code none}, {@code valid} or {@code refused}. */
    public String word() {
        if (problem.isPresent()) {
            return "refused";
        }
        return expiresAt.isPresent() ? "valid" : "none";
    }
}
