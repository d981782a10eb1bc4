package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.CallbackSummary;
import dev.waybill.ingest.callback.Unread;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.operator.problem.LogPace;
import dev.waybill.operator.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Tells operators what became of callbacks. What is taken is counted as well. Message ids hold phone numbers, so none
 * is written.
 */
@Singleton
final class CallbackLog {

    private final CallbackMeter meter;
    private final UnreadLog unread;
    private final LogPace pace;

    CallbackLog(Clock clock, CallbackMeter meter, UnreadLog unread) {
        this.unread = unread;
        this.pace = new LogPace(clock);
        this.meter = meter;
    }

    /** A callback that was taken. */
    void taken(CallbackSummary callback, Appended appended) {
        meter.taken(callback, appended);
        unread.add(callback.rejected()).forEach(Log::warn);
        if (!appended.conflicts().isEmpty()) {
            Log.warn(LinkConflict.described(appended.conflicts()));
        }
        if (!callback.ignored().isEmpty()) {
            Log.debugf("Nothing for us in a callback: %s", callback.ignored());
        }
    }

    /** A body of a caller who may post that cannot be read at all. */
    void unreadable(String reason) {
        unread.add(List.of(new Unread("a body cannot be read: " + reason.replaceFirst(" from line .*", ""), "")))
                .forEach(Log::warn);
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
