package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.CallbackSummary;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.operator.problem.LogPace;
import dev.waybill.operator.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.stream.Collectors;

/**
 * Tells operators what became of callbacks. What is taken is counted as well. Message ids hold phone numbers, so none
 * is written.
 */
@Singleton
final class CallbackLog {

    private final CallbackMeter meter;
    private final LogPace pace;

    CallbackLog(Clock clock, CallbackMeter meter) {
        this.pace = new LogPace(clock);
        this.meter = meter;
    }

    /** A callback that was taken. */
    void taken(CallbackSummary callback, Appended appended) {
        meter.taken(callback, appended);
        if (!callback.rejected().isEmpty()) {
            Log.warnf(
                    "%d elements of a callback could not be read and are not stored: %s",
                    callback.rejected().size(),
                    callback.rejected().stream().distinct().limit(5).collect(Collectors.joining("; ")));
        }
        if (!appended.conflicts().isEmpty()) {
            Log.warn(LinkConflict.described(appended.conflicts()));
        }
        if (!callback.ignored().isEmpty()) {
            Log.debugf("Nothing for us in a callback: %s", callback.ignored());
        }
    }

    /** A request that was refused. */
    void refused(ProblemException refusal) {
        int status = refusal.problem().status();
        if (status < 500) {
            Log.debugf(
                    "Refused a request at /webhook with %d: %s",
                    status, refusal.problem().detail());
            return;
        }
        Throwable cause = refusal.getCause();
        pace.permit()
                .ifPresent(skipped -> Log.errorf(
                        "%d callbacks were not stored and will be sent again: %s%s",
                        skipped + 1,
                        refusal.problem().detail(),
                        cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")"));
    }

    /** A defect of ours. */
    void broken(Throwable defect) {
        Log.error("A request at /webhook failed for a reason nobody foresaw", defect);
    }
}
