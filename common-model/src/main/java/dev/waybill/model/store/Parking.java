package dev.waybill.model.store;

/** Why an event waits for something that may never come, so that it is not among those to be synced. */
public enum Parking {
    /** No queue id is known of its message. */
    UNLINKED,
    /** No record has its queue id. */
    UNMATCHED
}
