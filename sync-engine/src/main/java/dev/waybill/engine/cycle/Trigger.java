package dev.waybill.engine.cycle;

/** What started a run. */
public enum Trigger {
    /** It was due. */
    SCHEDULER,
    /** An operator asked for it. */
    OPERATOR,
    /** Events came: what live sync wrote within an hour. */
    LIVE
}
