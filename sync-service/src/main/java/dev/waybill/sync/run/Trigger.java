package dev.waybill.sync.run;

/** What started a cycle. */
public enum Trigger {
    /** It was due. */
    SCHEDULER,
    /** An operator asked for it. */
    OPERATOR
}
