package dev.waybill.sync.creator;

import dev.waybill.sync.budget.CallOutcome;
import dev.waybill.sync.budget.QuotaReset;
import dev.waybill.zoho.creator.CreatorFailure;
import java.time.InstantSource;
import java.util.function.Function;

/** What a failed Creator call says about the budget. */
record CallOutcomes(QuotaReset reset, InstantSource clock) implements Function<Throwable, CallOutcome> {

    @Override
    public CallOutcome apply(Throwable failure) {
        return switch (failure) {
            case CreatorFailure.Throttled t -> new CallOutcome.Refused(t.retryAfter());
            case CreatorFailure.QuotaExhausted q -> new CallOutcome.QuotaUsedUp(reset.after(clock.instant()));
            // These were taken and judged by Creator: the limits were kept.
            case CreatorFailure.RecordRejected r -> new CallOutcome.Accepted();
            case CreatorFailure.RecordMissing m -> new CallOutcome.Accepted();
            default -> new CallOutcome.Failed();
        };
    }
}
