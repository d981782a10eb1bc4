package dev.waybill.engine.live;

import dev.waybill.engine.cycle.PendingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records that were seen, by queue id, with the status they had then. A record id once seen stays known; a status
 * grows old. Bounded, not thread-safe. Source: live.md, Never lowered.
 */
final class KnownRecords {

    static final int MOST = 50_000;

    /** Any status but the highest is written only over one that was read, or written by us, more lately than this. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** An answer takes no longer. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(2);

    /**
     * @param rank of its status
     * @param readAt on the stopwatch
     * @param ours whether we wrote it
     */
    record Known(PendingRecord record, int rank, Instant readAt, boolean ours) {}

    private final int top;

    private final Map<String, Map<String, Known>> byQueueId = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Known>> eldest) {
            return size() > MOST;
        }
    };

    /** @param top the highest rank */
    KnownRecords(int top) {
        this.top = top;
    }

    /** A record was read. What it said may be older than what was written while the answer was on its way. */
    void saw(String queueId, PendingRecord record, int rank, Instant steady) {
        Known before = byQueueId.getOrDefault(queueId, Map.of()).get(record.recordId());
        boolean overtaken = before != null
                && before.ours()
                && before.rank() > rank
                && steady.isBefore(before.readAt().plus(ON_THE_WAY));
        if (!overtaken) {
            put(queueId, new Known(record, rank, steady, false));
        }
    }

    void wrote(String queueId, PendingRecord written, int rank, Instant steady) {
        put(queueId, new Known(written, rank, steady, true));
    }

    private void put(String queueId, Known known) {
        byQueueId
                .computeIfAbsent(queueId, id -> new LinkedHashMap<>())
                .put(known.record().recordId(), known);
    }

    /** The record is gone, or nobody knows what it says. */
    void forget(String queueId, String recordId) {
        Map<String, Known> known = byQueueId.get(queueId);
        if (known != null) {
            known.remove(recordId);
            if (known.isEmpty()) {
                byQueueId.remove(queueId);
            }
        }
    }

    Collection<Known> of(String queueId) {
        return List.copyOf(byQueueId.getOrDefault(queueId, Map.of()).values());
    }

    /** Whether an update can be written, as far as its records are known. */
    enum Readiness {
        /** Its records are known well enough. */
        READY,
        /** They must be looked up. */
        UNREAD,
        /** They have that status, or a higher one. */
        SETTLED
    }

    Readiness readiness(String queueId, int rank, Instant steady) {
        Collection<Known> known = of(queueId);
        if (known.isEmpty()) {
            return Readiness.UNREAD;
        }
        if (known.stream().allMatch(record -> record.rank() >= rank)) {
            return Readiness.SETTLED;
        }
        return known.stream().allMatch(record -> rank == top || record.ours() || isFresh(record, steady))
                ? Readiness.READY
                : Readiness.UNREAD;
    }

    private static boolean isFresh(Known record, Instant steady) {
        return steady.isBefore(record.readAt().plus(FRESH));
    }
}
