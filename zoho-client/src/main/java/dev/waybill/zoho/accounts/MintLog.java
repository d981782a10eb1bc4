package dev.waybill.zoho.accounts;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the mints of one refresh token, so that no restart and no second replica exceeds Zoho's limit. An
 * implementation keeps a {@link MintWindow} and changes it atomically.
 */
public interface MintLog {

    /** Grants everything and counts nothing, beside a log that does. */
    MintLog GRANTING = now -> Uni.createFrom().item(Optional.empty());

    /**
     * Asks leave for one mint at {@code now}. Empty: granted, and already counted, durably if the log is durable.
     * Otherwise: refused, not counted, and may be asked again at the given time.
     */
    Uni<Optional<Instant>> tryMint(Instant now);

    /** A log that grants what this and another one grant. What only this one grants is counted all the same. */
    default MintLog and(MintLog other) {
        return now -> tryMint(now)
                .chain(closedUntil ->
                        closedUntil.isPresent() ? Uni.createFrom().item(closedUntil) : other.tryMint(now));
    }
}
