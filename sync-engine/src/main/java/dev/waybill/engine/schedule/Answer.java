package dev.waybill.engine.schedule;

import dev.waybill.engine.cycle.DryRunReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param runningId the run that is in the way, absent if the request was done
 * @param problem why it could not be done, safe to show; absent if it was done
 * @param dryRun what a cycle would do, for a dry run that was done
 * @param pausedUntil until when calls were paused, for the end of a pause; absent if they were not
 */
public record Answer(
        @Nullable String runningId,
        @Nullable String problem,
        @Nullable DryRunReport dryRun,
        @Nullable Instant pausedUntil) {

    static final Answer DONE = new Answer(null, null, null, null);

    static Answer busy(String runningId) {
        return new Answer(runningId, null, null, null);
    }

    static Answer failed(String problem) {
        return new Answer(null, problem, null, null);
    }
}
