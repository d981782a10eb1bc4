package dev.waybill.engine.lease;

import java.time.Duration;

/**
 * The times of the lease. Source: live.md, Term and lease.
 *
 * @param length how long a replica leads after its last sign of life
 * @param extension from one sign of life to the next
 * @param look how often a replica that does not lead looks who does
 * @param writeMargin no writing call starts with less than this left, since one may execute so long after its start
 */
public record LeaseTimes(Duration length, Duration extension, Duration look, Duration writeMargin) {

    /** How long the store may take for one sign of life before it is tried again. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    public LeaseTimes {
        if (length.compareTo(writeMargin) <= 0 || length.compareTo(extension) <= 0) {
            throw new IllegalArgumentException(
                    "a lease must be longer than its extension and than the margin of writes");
        }
    }

    /** @param look how often a replica that does not lead looks who does; a matter of what the store charges for it */
    public static LeaseTimes lookingEvery(Duration look) {
        return new LeaseTimes(Duration.ofSeconds(45), Duration.ofSeconds(10), look, Duration.ofSeconds(30));
    }
}
