package dev.waybill.sync.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a call's answer says about the budget. */
public sealed interface CallOutcome {

    /** Zoho took the call. */
    record Accepted() implements CallOutcome {}

    /** Too many calls; it was not executed. */
    record Refused(Optional<Duration> retryAfter) implements CallOutcome {}

    /** The day's quota is used up until then; it was not executed. */
    record QuotaUsedUp(Instant resetAt) implements CallOutcome {}

    /** No answer, or one that says nothing about limits. */
    record Failed() implements CallOutcome {}
}
