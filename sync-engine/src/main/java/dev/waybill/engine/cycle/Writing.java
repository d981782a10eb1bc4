package dev.waybill.engine.cycle;

import dev.waybill.engine.lease.Share;
import dev.waybill.engine.time.EngineTime;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** A real cycle: changes are written, their documents marked, and what is left is kept for the next cycle. */
final class Writing implements Effects {

    /** As many as are kept together. */
    private static final int KEPT_TOGETHER = 10;

    private static final System.Logger LOG = System.getLogger(Writing.class.getName());

    private final Run run;
    private final Share share;
    private final StatusStore store;
    private final ChangeWriter writer;
    private final CycleMemory memory;
    private final RunRecorder recorder;
    private final EngineTime time;

    /** Refusals that a crash would have the next cycle meet again. */
    private int unkept;

    Writing(
            Run run,
            Share share,
            StatusStore store,
            ChangeWriter writer,
            CycleMemory memory,
            RunRecorder recorder,
            EngineTime time) {
        this.run = run;
        this.share = share;
        this.store = store;
        this.writer = writer;
        this.memory = memory;
        this.recorder = recorder;
        this.time = time;
    }

    @Override
    public void read(PendingPage page, boolean all) {
        writer.seen(page.records(), all);
    }

    @Override
    public Uni<Integer> mark(Set<DocumentId> documents) {
        return store.markSynced(documents);
    }

    /** What is about to be written is kept first, so that a crash in between loses nothing. */
    @Override
    public Uni<Void> write(SyncRun cycle, List<Change> changes) {
        SyncMarks marks = new SyncMarks(store);
        return memory.keep(run.term(), cycle)
                .onItem()
                .transformToMulti(kept -> writer.write(share, changes))
                .onItem()
                .transformToUniAndConcatenate(written -> wrote(cycle, written, marks))
                .onItem()
                .ignoreAsUni()
                .eventually(marks::end)
                .invoke(() -> marks.tell(cycle));
    }

    private Uni<Void> wrote(SyncRun cycle, Written written, SyncMarks marks) {
        recorder.wrote(run, written, time.wall());
        marks.tell(cycle);
        boolean toMark = !cycle.wrote(written).isEmpty();
        cycle.halted().ifPresent(halt -> share.stop(halt.reason()));
        recorder.progress(run, cycle.progress());
        if (written.outcome() instanceof WriteOutcome.Rejected && ++unkept >= KEPT_TOGETHER) {
            unkept = 0;
            return keep(cycle);
        }
        return toMark ? marks.add(written.change()) : Uni.createFrom().voidItem();
    }

    /** What was kept before the writing covers a loss of this. */
    @Override
    public Uni<Void> end(SyncRun cycle) {
        return keep(cycle);
    }

    private Uni<Void> keep(SyncRun cycle) {
        return memory.keep(run.term(), cycle)
                .onFailure()
                .invoke(failure -> LOG.log(
                        System.Logger.Level.WARNING,
                        "What the cycle leaves for the next one could not be kept, so some of it is repeated: {0}",
                        failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
