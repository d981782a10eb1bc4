package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.CallbackSummary;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.operator.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Tells operators what became of callbacks. What is taken is counted as well. Message ids hold phone numbers, so none
 * is written.
 */
@Singleton
final class CallbackLog {

    /** A store that is down refuses thousands of callbacks a second; one line of them a second says as much. */
    private static final long QUIET_MILLIS = 1000;

    private final Clock clock;
    private final CallbackMeter meter;
    private final AtomicLong lastErrorAt = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong errorsUnsynced = new AtomicLong();

    CallbackLog(Clock clock, CallbackMeter meter) {
        this.clock = clock;
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
        errorsUnsynced.incrementAndGet();
        long now = clock.millis();
        long last = lastErrorAt.get();
        if (now - QUIET_MILLIS >= last && lastErrorAt.compareAndSet(last, now)) {
            Throwable cause = refusal.getCause();
            Log.errorf(
                    "%d callbacks were not stored and will be sent again: %s%s",
                    errorsUnsynced.getAndSet(0),
                    refusal.problem().detail(),
                    cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")");
        }
    }

    /** A defect of ours. */
    void broken(Throwable defect) {
        Log.error("A request at /webhook failed for a reason nobody foresaw", defect);
    }
}
