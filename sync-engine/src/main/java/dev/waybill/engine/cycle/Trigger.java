package dev.waybill.engine.cycle;

/** What started a cycle. */
public enum Trigger {
    /** It was due. */
    SCHEDULER,
    /** An operator asked for it. */
    OPERATOR
}
