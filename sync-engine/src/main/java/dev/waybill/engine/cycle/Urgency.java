package dev.waybill.engine.cycle;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/** Who goes first when more records changed than a cycle may write. */
final class Urgency {

    private Urgency() {}

    /**
     * Records that failed before go last; then the highest status first, since it ends the wait; then the newer event.
     */
    static Comparator<Change> mostUrgentFirst(StatusComparison comparison, Set<String> troubledBefore) {
        return Comparator.<Change, Boolean>comparing(
                        c -> troubledBefore.contains(c.record().recordId()))
                .thenComparing(c -> !comparison.isTop(c))
                .thenComparing(Urgency::time, Comparator.reverseOrder())
                .thenComparing(c -> c.record().recordId());
    }

    private static Instant time(Change change) {
        Instant time = change.event().time();
        return time == null ? change.event().receivedAt() : time;
    }
}
