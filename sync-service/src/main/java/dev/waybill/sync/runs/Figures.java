package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.engine.cycle.RunRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Figures over all runs.
 *
 * @param lastStart when the last cycle started, on whichever replica
 * @param totalSynced records updated
 * @param totalFailed records that could not be updated, each time it was tried
 * @param lastDuration how long the last cycle took
 * @param pendingRecords records that the last cycle found pending and left so
 * @param lastError what last ended a cycle early
 * @param oldestWaiting since when that waits which should have been written, absent if nothing does
 * @param trouble why cycles do not end well, since the first of them; absent when that is over
 * @param lastSuccess when a cycle last came to its own end
 */
public record Figures(
        @Nullable Instant lastStart,
        long totalSynced,
        long totalFailed,
        @Nullable Duration lastDuration,
        @Nullable Integer pendingRecords,
        @Nullable LastError lastError,
        @Nullable Instant oldestWaiting,
        @Nullable LastError trouble,
        @Nullable Instant lastSuccess) {

    /** Before the first cycle. */
    public static final Figures NONE = new Figures(null, 0, 0, null, null, null, null, null, null);

    /** Why a cycle ended early. */
    public record LastError(Instant at, String runId, String reason) {}

    Figures started(Instant at) {
        return new Figures(
                at,
                totalSynced,
                totalFailed,
                lastDuration,
                pendingRecords,
                lastError,
                oldestWaiting,
                trouble,
                lastSuccess);
    }

    Figures ended(RunRecord run) {
        var report = run.report();
        String reason = report.reason();
        Instant end = run.startedAt().plus(run.duration());
        return new Figures(
                lastStart,
                totalSynced + report.updated(),
                totalFailed + report.failed(),
                run.duration(),
                report.pages() == 0 ? pendingRecords : Integer.valueOf(report.stillPending()),
                reason == null ? lastError : new LastError(end, run.runId(), reason),
                report.pages() == 0 ? oldestWaiting : report.oldestWaiting(),
                trouble(run, end),
                reason == null ? end : lastSuccess);
    }

    /** A failed cycle is trouble until one ends well or writes something. */
    private @Nullable LastError trouble(RunRecord run, Instant end) {
        var report = run.report();
        String reason = report.reason();
        if (report.end() == RunEnd.FAILED && reason != null) {
            return new LastError(trouble == null ? end : trouble.at(), run.runId(), reason);
        }
        return report.end() == RunEnd.COMPLETED || report.updated() > 0 ? null : trouble;
    }

    /** What live sync wrote within an hour counts in the totals, and is no cycle. */
    Figures live(RunRecord run) {
        return new Figures(
                lastStart,
                totalSynced + run.report().updated(),
                totalFailed + run.report().failed(),
                lastDuration,
                pendingRecords,
                lastError,
                oldestWaiting,
                trouble,
                lastSuccess);
    }
}
