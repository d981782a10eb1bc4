package dev.waybill.engine.cycle;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.budget.QuotaReset;
import dev.waybill.engine.time.EngineTime;
import dev.waybill.model.store.StoreUnavailableException;
import java.util.Optional;

/** What a failed call means for its record and for the cycle. Source: Zoho Creator facts 5.3; product 3.2. */
final class CallFailurePolicy {

    private final QuotaReset reset;
    private final EngineTime time;

    CallFailurePolicy(QuotaReset reset, EngineTime time) {
        this.reset = reset;
        this.time = time;
    }

    /** A read without which the cycle cannot go on. */
    Halt ofRead(Throwable failure) {
        return halting(failure)
                .orElseGet(() -> failure instanceof CallFailure.Stopped
                        ? new Halt(RunEnd.STOPPED, say(failure))
                        : new Halt(RunEnd.FAILED, "the pending records could not be read: " + say(failure)));
    }

    WriteOutcome ofWrite(Throwable failure, boolean maybeExecuted) {
        return halting(failure)
                .<WriteOutcome>map(halt -> new WriteOutcome.Halting(code(failure), halt))
                .orElseGet(() -> ofRecord(failure, maybeExecuted));
    }

    private static WriteOutcome ofRecord(Throwable failure, boolean maybeExecuted) {
        return switch (failure) {
            case CallFailure.Rejected rejected -> new WriteOutcome.Rejected(rejected.code(), say(failure));
            case CallFailure.NotSent never -> new WriteOutcome.Rejected(never.code(), say(failure));
            case CallFailure.Missing missing -> new WriteOutcome.Missing(missing.code());
            case CallFailure.Stopped stopped when !maybeExecuted -> new WriteOutcome.NotTried();
            default -> new WriteOutcome.Unknown(code(failure), say(failure));
        };
    }

    /** Failures after which no other call of the cycle would do better. */
    private Optional<Halt> halting(Throwable failure) {
        return switch (failure) {
            case CallFailure.Misconfigured m -> Optional.of(new Halt(RunEnd.FAILED, say(m)));
            case CallFailure.QuotaUsedUp q ->
                Optional.of(new Halt(RunEnd.PARTIAL, say(q), new Halt.After.NotBefore(reset.after(time.wall()))));
            case CallFailure.DayClosed closed ->
                Optional.of(new Halt(RunEnd.PARTIAL, say(closed), new Halt.After.NotBefore(closed.until())));
            case CallFailure.NoToken none -> Optional.of(withoutToken(none));
            case StoreUnavailableException store ->
                Optional.of(new Halt(RunEnd.FAILED, "the store could not serve the cycle: " + store.getMessage()));
            default -> Optional.empty();
        };
    }

    private static Halt withoutToken(CallFailure.NoToken none) {
        if (none.needsPerson()) {
            return new Halt(RunEnd.FAILED, say(none), new Halt.After.StopScheduler());
        }
        var notBefore = none.notBefore();
        return notBefore == null
                ? new Halt(RunEnd.PARTIAL, say(none))
                : new Halt(RunEnd.PARTIAL, say(none), new Halt.After.RetryAt(notBefore));
    }

    private static int code(Throwable failure) {
        return failure instanceof CallFailure known ? known.code() : 0;
    }

    /** Messages of our own failures are safe to show; of others only the kind is. */
    private static String say(Throwable failure) {
        return failure instanceof CallFailure
                ? String.valueOf(failure.getMessage())
                : "the call broke with " + failure.getClass().getSimpleName();
    }
}
