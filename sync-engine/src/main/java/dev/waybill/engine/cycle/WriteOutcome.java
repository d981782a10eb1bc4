package dev.waybill.engine.cycle;

/** What became of one change. Reasons are safe to show. */
public sealed interface WriteOutcome {

    /** Creator has the change. */
    record Updated() implements WriteOutcome {}

    /** Creator refuses these values for this record; other records are not concerned. */
    record Rejected(int code, String reason) implements WriteOutcome {}

    /** The record is gone. */
    record Missing(int code) implements WriteOutcome {}

    /** Nobody knows whether it was executed, or it was not; the next cycle tries again. */
    record Unknown(int code, String reason) implements WriteOutcome {}

    /** It was not tried, since the cycle is ending. */
    record NotTried() implements WriteOutcome {}

    /** It was not executed, and no other call of this cycle would be. */
    record Halting(int code, Halt halt) implements WriteOutcome {}
}
