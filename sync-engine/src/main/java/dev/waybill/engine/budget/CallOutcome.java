package dev.waybill.engine.budget;

import java.time.Duration;
import java.util.Optional;

/** What the end of a call says about the budget. */
public sealed interface CallOutcome {

    /** Zoho took the call. */
    record Accepted() implements CallOutcome {}

    /** Too many calls; it was not executed. */
    record Refused(Optional<Duration> retryAfter) implements CallOutcome {}

    /** The day's quota is used up; it was not executed. */
    record QuotaUsedUp() implements CallOutcome {}

    /** No answer, or one that says nothing about limits. */
    record Failed() implements CallOutcome {}

    /** Nothing was sent. */
    record NotSent() implements CallOutcome {}
}
