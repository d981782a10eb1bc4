package dev.waybill.store.sqlite;

import java.time.Duration;

/** Is told what the writer does, on the writer's thread: must return at once and never fail. Feeds metrics. */
public interface StoreObserver {

    /** Sees nothing. */
    StoreObserver NONE = new StoreObserver() {
        @Override
        public void committed(int calls, int documents, Duration took, int stillWaiting) {
            // Nothing to feed.
        }

        @Override
        public void failed(int calls, Throwable reason) {
            // Nothing to feed.
        }
    };

    /**
     * A transaction is durable.
     *
     * @param calls calls it served
     * @param documents documents they named
     * @param took from its first to its last statement, waiting for the lock and the sync to disk included
     * @param stillWaiting calls that wait for the next one
     */
    void committed(int calls, int documents, Duration took, int stillWaiting);

    /** A transaction failed and with it all its calls. */
    void failed(int calls, Throwable reason);
}
