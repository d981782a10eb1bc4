package dev.waybill.engine.cycle;

/** How a cycle ended. */
public enum RunEnd {
    /** Everything that was planned was tried. */
    COMPLETED,
    /** Work is left that the next cycle does by itself. */
    PARTIAL,
    /** An operator, the shutdown or a lost lock ended it. */
    STOPPED,
    /** Something must be put right first; the reason says what. */
    FAILED
}
