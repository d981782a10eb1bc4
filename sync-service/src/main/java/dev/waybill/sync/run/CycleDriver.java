package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Step;
import dev.waybill.engine.cycle.SyncRun;
import dev.waybill.engine.cycle.Written;
import dev.waybill.model.store.StatusStore;
import dev.waybill.sync.creator.StatusWriter;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes the steps of one cycle, one after the other, and tells it what came of them. */
@Singleton
class CycleDriver {

    private final StatusStore store;
    private final CycleReading reading;
    private final StatusWriter writer;
    private final CycleMemory memory;
    private final Clock clock;

    CycleDriver(StatusStore store, CycleReading reading, StatusWriter writer, CycleMemory memory, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.writer = writer;
        this.memory = memory;
        this.clock = clock;
    }

    /** Drives a run to its end; never fails. */
    Uni<Step.Done> drive(SyncRun run, RunWatch watch) {
        watch.stop().why().ifPresent(run::halt);
        watch.progress().now(run.progress());
        return switch (run.next()) {
            case Step.FetchPage fetch -> after(reading.fetch(run, fetch), run, watch);
            case Step.Match match -> after(reading.match(run, match), run, watch);
            case Step.MarkSynced mark -> after(mark(run, mark), run, watch);
            case Step.Write write -> after(write(run, write, watch), run, watch);
            case Step.Done done -> keep(run).call(watch.progress()::end).replaceWith(done);
        };
    }

    private Uni<Step.Done> after(Uni<Void> step, SyncRun run, RunWatch watch) {
        return step.onFailure()
                .invoke(failure -> run.halt(watch.stop().why().orElseGet(() -> reading.broken(failure))))
                .onFailure()
                .recoverWithNull()
                .flatMap(done -> drive(run, watch));
    }

    private Uni<Void> mark(SyncRun run, Step.MarkSynced step) {
        return store.markSynced(step.documents()).invoke(run::marked).replaceWithVoid();
    }

    /** What is about to be written is noted first, so that a crash in between loses nothing. */
    private Uni<Void> write(SyncRun run, Step.Write step, RunWatch watch) {
        SyncMarks marks = new SyncMarks(store);
        return memory.keep(run)
                .onItem()
                .transformToMulti(kept -> writer.write(step.changes()))
                .onItem()
                .transformToUniAndConcatenate(written -> wrote(run, written, watch, marks))
                .onItem()
                .ignoreAsUni()
                .eventually(marks::end)
                .invoke(ended -> {
                    marks.tell(run);
                    run.writesEnded();
                });
    }

    private Uni<Void> wrote(SyncRun run, Written written, RunWatch watch, SyncMarks marks) {
        RunLog.write(written);
        watch.outcomes().add(written, clock.instant());
        marks.tell(run);
        boolean toMark = !run.wrote(written).isEmpty();
        run.halted().ifPresent(watch.stop()::set);
        watch.progress().now(run.progress());
        return toMark ? marks.add(written.change()) : Uni.createFrom().voidItem();
    }

    /** What was noted before the writing covers a loss of this. */
    private Uni<Void> keep(SyncRun run) {
        return memory.keep(run)
                .onFailure()
                .invoke(failure -> Log.warnf(
                        "What the cycle leaves for the next one could not be kept, so some of it is repeated: %s",
                        failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
