package dev.waybill.engine.live;

import dev.waybill.engine.lease.OneAtATime;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Marks documents as synced beside the writing: what comes during one mark shares the next. What could not be marked
 * goes with the next mark; a crash loses the marks that wait, which makes the next term repeat a harmless write.
 */
final class SyncedMarks {

    private static final System.Logger LOG = System.getLogger(SyncedMarks.class.getName());

    private final StatusStore store;
    private final OneAtATime marking = new OneAtATime(this::markWaiting);
    private final ReentrantLock lock = new ReentrantLock();
    private Set<DocumentId> waiting = new HashSet<>();

    SyncedMarks(StatusStore store) {
        this.store = store;
    }

    void add(Set<DocumentId> documents) {
        put(documents);
        marking.ask();
    }

    /** Tries again what could not be marked, if anything could not. */
    void again() {
        marking.ask();
    }

    Uni<Void> idle() {
        return marking.idle();
    }

    private Uni<Void> markWaiting() {
        Set<DocumentId> batch = take();
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.markSynced(batch)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> {
                    put(batch);
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "{0} documents are in Creator and could not be marked; it is tried again: {1}",
                            batch.size(),
                            failure.getMessage());
                })
                .onFailure()
                .recoverWithNull();
    }

    private void put(Set<DocumentId> documents) {
        lock.lock();
        try {
            waiting.addAll(documents);
        } finally {
            lock.unlock();
        }
    }

    private Set<DocumentId> take() {
        lock.lock();
        try {
            Set<DocumentId> taken = waiting;
            waiting = new HashSet<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
