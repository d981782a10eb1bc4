package dev.waybill.sync.creator;

import dev.waybill.engine.cycle.Halt;
import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.engine.cycle.WriteOutcome;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.sync.budget.BudgetClosedException;
import dev.waybill.sync.budget.CallsStoppedException;
import dev.waybill.sync.budget.QuotaReset;
import dev.waybill.zoho.accounts.AccountsFailure;
import dev.waybill.zoho.creator.CreatorFailure;
import java.time.InstantSource;
import java.util.Optional;

/** What a failed call means for its record and for the cycle. Source: Zoho Creator facts 5.3; product 3.2. */
public final class Failures {

    private final QuotaReset reset;
    private final InstantSource clock;

    Failures(QuotaReset reset, InstantSource clock) {
        this.reset = reset;
        this.clock = clock;
    }

    /** A read without which the cycle cannot go on. */
    public Halt ofRead(Throwable failure) {
        return halting(failure)
                .orElseGet(() -> failure instanceof CallsStoppedException
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
            case CreatorFailure.RecordRejected rejected -> new WriteOutcome.Rejected(rejected.code(), say(failure));
            // Repeating it does not help, so it must go last next time like a rejected one.
            case CreatorFailure.Unexpected unexpected -> new WriteOutcome.Rejected(unexpected.code(), say(failure));
            case CreatorFailure.RecordMissing missing -> new WriteOutcome.Missing(missing.code());
            case CallsStoppedException stopped when !maybeExecuted -> new WriteOutcome.NotTried();
            default -> new WriteOutcome.Unknown(code(failure), say(failure));
        };
    }

    /** Failures after which no other call of the cycle would do better. */
    private Optional<Halt> halting(Throwable failure) {
        return switch (failure) {
            case CreatorFailure.Misconfigured m -> Optional.of(new Halt(RunEnd.FAILED, say(m)));
            case CreatorFailure.QuotaExhausted q ->
                Optional.of(new Halt(RunEnd.PARTIAL, say(q), new Halt.After.NotBefore(reset.after(clock.instant()))));
            case BudgetClosedException closed ->
                Optional.of(new Halt(RunEnd.PARTIAL, say(closed), new Halt.After.NotBefore(closed.until())));
            case AccountsFailure.Rejected r ->
                Optional.of(new Halt(RunEnd.FAILED, say(r), new Halt.After.StopScheduler()));
            case AccountsFailure.TooManyRefreshes t ->
                Optional.of(new Halt(RunEnd.PARTIAL, say(t), new Halt.After.NotBefore(t.tryAgainAt())));
            case StoreUnavailableException store ->
                Optional.of(new Halt(RunEnd.FAILED, "the store could not serve the cycle: " + store.getMessage()));
            case AccountsFailure.Unavailable u -> Optional.of(new Halt(RunEnd.PARTIAL, say(u)));
            default -> Optional.empty();
        };
    }

    private static int code(Throwable failure) {
        return failure instanceof CreatorFailure creator ? creator.code() : 0;
    }

    /** Messages of our own failures are safe to show; of others only the kind is. */
    private static String say(Throwable failure) {
        boolean safe = failure instanceof CreatorFailure
                || failure instanceof AccountsFailure
                || failure instanceof BudgetClosedException
                || failure instanceof CallsStoppedException;
        return safe
                ? String.valueOf(failure.getMessage())
                : "the call broke with " + failure.getClass().getSimpleName();
    }
}
