package dev.waybill.engine.cycle;

import dev.waybill.engine.lease.OneAtATime;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Marks the documents of written changes as synced beside the writing: what is written while one mark is made shares
 * the next one, so that no call to Creator waits for the store. A crash loses the mark that is being made and what
 * waits for the next, which only makes the next cycle repeat some writes.
 */
final class SyncMarks {

    private static final System.Logger LOG = System.getLogger(SyncMarks.class.getName());

    /** Changes that may wait; the writing waits for the store when there are more. */
    static final int MOST_WAITING = 100;

    private final StatusStore store;
    private final OneAtATime marking = new OneAtATime(this::markWaiting);

    /** Guards both lists. */
    private final ReentrantLock lock = new ReentrantLock();

    private List<Change> waiting = new ArrayList<>();
    private List<Marked> marked = new ArrayList<>();

    SyncMarks(StatusStore store) {
        this.store = store;
    }

    private record Marked(List<Change> changes, int newlySynced) {}

    /** Takes a written change; completes when there is room for another one. */
    Uni<Void> add(Change change) {
        boolean full;
        lock.lock();
        try {
            waiting.add(change);
            full = waiting.size() >= MOST_WAITING;
        } finally {
            lock.unlock();
        }
        marking.ask();
        return full ? marking.idle() : Uni.createFrom().voidItem();
    }

    /** Tells the run what was marked since the last time. To be called only where the run is told other things. */
    void tell(SyncRun run) {
        takeMarked().forEach(batch -> run.confirmed(batch.changes(), batch.newlySynced()));
    }

    /** Completes when everything that was added is marked, or has failed to be. */
    Uni<Void> end() {
        return marking.idle();
    }

    private Uni<Void> markWaiting() {
        List<Change> batch = takeWaiting();
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<DocumentId> documents =
                batch.stream().flatMap(change -> change.documents().stream()).collect(Collectors.toSet());
        return store.markSynced(documents)
                .invoke(marked -> keep(new Marked(batch, marked)))
                .onFailure()
                .invoke(failure -> LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} records from {1} on are written but their documents could not be marked; the next cycle"
                                + " makes up for it: {2}",
                        batch.size(),
                        batch.getFirst().record().recordId(),
                        failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private List<Change> takeWaiting() {
        lock.lock();
        try {
            List<Change> taken = waiting;
            waiting = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void keep(Marked batch) {
        lock.lock();
        try {
            marked.add(batch);
        } finally {
            lock.unlock();
        }
    }

    private List<Marked> takeMarked() {
        lock.lock();
        try {
            List<Marked> taken = marked;
            marked = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
