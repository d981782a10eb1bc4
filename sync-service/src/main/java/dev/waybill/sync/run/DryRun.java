package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.Step;
import dev.waybill.engine.cycle.SyncRun;
import dev.waybill.sync.budget.SharedBudget;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Takes the reading steps of a cycle and notes what the others would do. */
@Singleton
class DryRun {

    private final CycleMemory memory;
    private final CycleReading reading;
    private final SharedBudget budget;

    DryRun(CycleMemory memory, CycleReading reading, SharedBudget budget) {
        this.memory = memory;
        this.reading = reading;
        this.budget = budget;
    }

    /** Looks what a cycle would do now. Fails only when the store cannot tell what cycles before left. */
    Uni<DryRunReport> look(StopSignal stop) {
        long callsBefore = budget.state().started();
        List<Change> changes = new ArrayList<>();
        return memory.newRun()
                .flatMap(run -> look(run, stop, changes))
                .map(done ->
                        new DryRunReport(done.report(), changes, budget.state().started() - callsBefore));
    }

    private Uni<Step.Done> look(SyncRun run, StopSignal stop, List<Change> changes) {
        stop.why().ifPresent(run::halt);
        return switch (run.next()) {
            case Step.FetchPage fetch -> after(reading.fetch(run, fetch), run, stop, changes);
            case Step.Match match -> after(reading.match(run, match), run, stop, changes);
            case Step.MarkSynced mark -> {
                run.marked(0);
                yield look(run, stop, changes);
            }
            case Step.Write write -> {
                changes.addAll(write.changes());
                run.writesEnded();
                yield look(run, stop, changes);
            }
            case Step.Done done -> Uni.createFrom().item(done);
        };
    }

    private Uni<Step.Done> after(Uni<Void> step, SyncRun run, StopSignal stop, List<Change> changes) {
        return step.onFailure()
                .invoke(failure -> run.halt(stop.why().orElseGet(() -> reading.broken(failure))))
                .onFailure()
                .recoverWithNull()
                .flatMap(done -> look(run, stop, changes));
    }
}
