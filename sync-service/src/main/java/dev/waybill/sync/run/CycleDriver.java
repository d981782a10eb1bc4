package dev.waybill.sync.run;

import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.sync.creator.Failures;
import dev.waybill.sync.creator.PendingRecords;
import dev.waybill.sync.creator.StatusWriter;
import dev.waybill.sync.cycle.CarryOver;
import dev.waybill.sync.cycle.Halt;
import dev.waybill.sync.cycle.RunEnd;
import dev.waybill.sync.cycle.Step;
import dev.waybill.sync.cycle.SyncRun;
import dev.waybill.sync.cycle.Written;
import dev.waybill.sync.state.ControlCell;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Takes the steps of one cycle, one after the other, and tells it what came of them. */
final class CycleDriver {

    private final StatusStore store;
    private final PendingRecords records;
    private final StatusWriter writer;
    private final Failures failures;
    private final ControlCell<CarryOver> carryOver;

    CycleDriver(
            StatusStore store,
            PendingRecords records,
            StatusWriter writer,
            Failures failures,
            ControlCell<CarryOver> carryOver) {
        this.store = store;
        this.records = records;
        this.writer = writer;
        this.failures = failures;
        this.carryOver = carryOver;
    }

    /** Drives a run to its end; never fails. */
    Uni<Step.Done> drive(SyncRun run, StopSignal stop) {
        stop.why().ifPresent(run::halt);
        return switch (run.next()) {
            case Step.FetchPage fetch -> after(fetch(run, fetch), run, stop);
            case Step.Match match -> after(match(run, match), run, stop);
            case Step.MarkTold mark -> after(mark(run, mark), run, stop);
            case Step.Write write -> after(write(run, write, stop), run, stop);
            case Step.Done done -> Uni.createFrom().item(done);
        };
    }

    private Uni<Step.Done> after(Uni<Void> step, SyncRun run, StopSignal stop) {
        return step.onFailure()
                .invoke(failure -> run.halt(stop.why().orElseGet(() -> broken(failure))))
                .onFailure()
                .recoverWithNull()
                .flatMap(done -> drive(run, stop));
    }

    private Uni<Void> fetch(SyncRun run, Step.FetchPage step) {
        return records.page(step.cursor())
                .invoke(page -> run.fetched(page.records(), page.nextCursor()))
                .replaceWithVoid();
    }

    private Uni<Void> match(SyncRun run, Step.Match step) {
        return store.histories(step.queueIds()).invoke(run::matched).replaceWithVoid();
    }

    private Uni<Void> mark(SyncRun run, Step.MarkTold step) {
        return store.markTold(step.documents()).invoke(run::marked).replaceWithVoid();
    }

    /** What is about to be written is noted first, so that a crash in between loses nothing. */
    private Uni<Void> write(SyncRun run, Step.Write step, StopSignal stop) {
        return keepCarryOver(run)
                .onItem()
                .transformToMulti(kept -> writer.write(step.changes()))
                .onItem()
                .transformToUniAndConcatenate(written -> wrote(run, written, stop))
                .onItem()
                .ignoreAsUni()
                .invoke(run::writesEnded)
                .call(() -> keepCarryOver(run));
    }

    private Uni<Void> keepCarryOver(SyncRun run) {
        return carryOver.update(before -> run.carryOver()).replaceWithVoid();
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

    private Halt broken(Throwable failure) {
        if (failure instanceof StoreUnavailableException) {
            return new Halt(RunEnd.FAILED, "the store could not serve the cycle: " + failure.getMessage());
        }
        return failures.ofRead(failure);
    }
}
