package dev.waybill.sync.run;

import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.sync.creator.StatusWriter;
import dev.waybill.sync.cycle.Step;
import dev.waybill.sync.cycle.SyncRun;
import dev.waybill.sync.cycle.Written;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Takes the steps of one cycle, one after the other, and tells it what came of them. */
@Singleton
class CycleDriver {

    private final StatusStore store;
    private final CycleReading reading;
    private final StatusWriter writer;
    private final CycleMemory memory;

    CycleDriver(StatusStore store, CycleReading reading, StatusWriter writer, CycleMemory memory) {
        this.store = store;
        this.reading = reading;
        this.writer = writer;
        this.memory = memory;
    }

    /** Drives a run to its end; never fails. */
    Uni<Step.Done> drive(SyncRun run, StopSignal stop, RunOutcomes outcomes) {
        stop.why().ifPresent(run::halt);
        return switch (run.next()) {
            case Step.FetchPage fetch -> after(reading.fetch(run, fetch), run, stop, outcomes);
            case Step.Match match -> after(reading.match(run, match), run, stop, outcomes);
            case Step.MarkTold mark -> after(mark(run, mark), run, stop, outcomes);
            case Step.Write write -> after(write(run, write, stop, outcomes), run, stop, outcomes);
            case Step.Done done -> keep(run).replaceWith(done);
        };
    }

    private Uni<Step.Done> after(Uni<Void> step, SyncRun run, StopSignal stop, RunOutcomes outcomes) {
        return step.onFailure()
                .invoke(failure -> run.halt(stop.why().orElseGet(() -> reading.broken(failure))))
                .onFailure()
                .recoverWithNull()
                .flatMap(done -> drive(run, stop, outcomes));
    }

    private Uni<Void> mark(SyncRun run, Step.MarkTold step) {
        return store.markTold(step.documents()).invoke(run::marked).replaceWithVoid();
    }

    /** What is about to be written is noted first, so that a crash in between loses nothing. */
    private Uni<Void> write(SyncRun run, Step.Write step, StopSignal stop, RunOutcomes outcomes) {
        return memory.keep(run)
                .onItem()
                .transformToMulti(kept -> writer.write(step.changes()))
                .invoke(outcomes::add)
                .onItem()
                .transformToUniAndConcatenate(written -> wrote(run, written, stop))
                .onItem()
                .ignoreAsUni()
                .invoke(run::writesEnded);
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

    private Uni<Void> wrote(SyncRun run, Written written, StopSignal stop) {
        RunLog.write(written);
        var documents = run.wrote(written);
        run.halted().ifPresent(stop::set);
        if (documents.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.markTold(documents)
                .invoke(told -> run.confirmed(written.change(), told))
                .onFailure(StoreUnavailableException.class)
                .invoke(failure -> Log.warnf(
                        "Record %s is written but its documents could not be marked; the next cycle repeats both: %s",
                        written.change().record().recordId(), failure.getMessage()))
                .onFailure(StoreUnavailableException.class)
                .recoverWithItem(0)
                .replaceWithVoid();
    }
}
