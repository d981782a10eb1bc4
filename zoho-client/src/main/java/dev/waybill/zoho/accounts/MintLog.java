package dev.waybill.zoho.accounts;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the mints of one refresh token, so that no restart and no second replica exceeds Zoho's limit. An
 * implementation keeps a {@link MintWindow} and changes it atomically.
 */
public interface MintLog {

    /**
     * Asks leave for one mint at {@code now}. Empty: granted, and already counted, durably if the log is durable.
     * Otherwise: refused, not counted, and may be asked again at the given time.
     */
    Uni<Optional<Instant>> tryMint(Instant now);
}
