package dev.waybill.store;

/** What a service does with the store. */
public enum StoreUse {
    /** Appends what callers wait for: a journal takes it where the store is not at hand. */
    TAKES_CALLBACKS,
    /** Reads, and marks what Creator has. */
    READS
}
