package dev.waybill.engine.budget;

import java.time.Instant;

/** Whether a call may start. */
public sealed interface Admission {

    /** Now; the call counts as started. */
    record Granted(Ticket ticket) implements Admission {}

    /** Not before this time on the stopwatch. */
    record NotBefore(Instant steady) implements Admission {}

    /** Not before a call in flight has its answer. */
    record AfterAnAnswer() implements Admission {}

    /** Not before more calls are noted in the store. */
    record AfterANote() implements Admission {}

    /** The day's quota is used up until this time on the wall clock. */
    record Closed(Instant until) implements Admission {}

    /**
     * A call that has started.
     *
     * @param startedAt on the stopwatch
     * @param inFlight calls in flight at that moment, this one included
     */
    record Ticket(Instant startedAt, int inFlight) {}
}
