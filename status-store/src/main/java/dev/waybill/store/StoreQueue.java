package dev.waybill.store;

/** What waits for the open store's writer, for a gauge. */
@FunctionalInterface
public interface StoreQueue {

    /** Calls that no transaction has taken yet. */
    int waiting();
}
