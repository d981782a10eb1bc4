package dev.waybill.store.journal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a journal holds.
 *
 * @param waiting documents that shall be forwarded
 * @param setAside documents that the target refused; they stay until the target takes them
 * @param bytes what both take of the journal's bound
 * @param mostBytes that bound
 * @param oldestReceivedAt when the callback of the oldest waiting document came, absent when none waits
 */
public record JournalState(
        long waiting,
        long setAside,
        long bytes,
        long mostBytes,
        @Nullable Instant oldestReceivedAt) {

    /** How long the oldest waiting document has waited; nothing when none does. */
    public Duration lag(Instant now) {
        if (oldestReceivedAt == null || oldestReceivedAt.isAfter(now)) {
            return Duration.ZERO;
        }
        return Duration.between(oldestReceivedAt, now);
    }
}
