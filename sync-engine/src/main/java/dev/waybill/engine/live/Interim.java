package dev.waybill.engine.live;

/** When statuses are written that a final one will follow. */
public enum Interim {
    /** While calls are to spare. */
    SPARE,
    /** As soon as any other. */
    ALWAYS,
    /** Not at all. */
    NEVER
}
