package dev.waybill.zoho.accounts;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the uses of one refresh token, so that no restart and no second replica exceeds Zoho's limit. An
 * implementation keeps a {@link RefreshWindow} and changes it atomically.
 */
public interface TokenRefreshLog {

    /** Grants everything and counts nothing, beside a log that does. */
    TokenRefreshLog GRANTING = now -> Uni.createFrom().item(Optional.empty());

    /**
     * Asks leave for one refresh at {@code now}. Empty: granted, and already counted, durably if the log is durable.
     * Otherwise: refused, not counted, and may be asked again at the given time.
     */
    Uni<Optional<Instant>> tryRefresh(Instant now);

    /** A log that grants what this and another one grant. What only this one grants is counted all the same. */
    default TokenRefreshLog and(TokenRefreshLog other) {
        return now -> tryRefresh(now)
                .chain(closedUntil ->
                        closedUntil.isPresent() ? Uni.createFrom().item(closedUntil) : other.tryRefresh(now));
    }
}
