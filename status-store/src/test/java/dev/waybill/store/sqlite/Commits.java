package dev.waybill.store.sqlite;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what the writer committed. */
final class Commits implements StoreObserver {

    private final List<Integer> calls = new CopyOnWriteArrayList<>();

    @Override
    public void committed(int calls, int documents, Duration took, int stillWaiting) {
        this.calls.add(calls);
    }

    @Override
    public void failed(int calls, Throwable reason) {
        this.calls.add(-calls);
    }

    /** Calls of each commit; negative for a transaction that failed. */
    List<Integer> calls() {
        return calls;
    }
}
