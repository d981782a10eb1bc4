package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.engine.cycle.Halt;
import dev.waybill.engine.cycle.RunReport;
import dev.waybill.engine.cycle.Settlement;
import dev.waybill.engine.cycle.SyncRun;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;
import dev.waybill.sync.budget.SharedBudget;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One whole run: late documents, the cycle itself, and its record. */
@Singleton
class CycleRunner {

    private final SharedBudget budget;
    private final Settler settler;
    private final CycleMemory memory;
    private final CycleDriver driver;
    private final SyncFigures figures;
    private final RunHistory history;
    private final ProgressBoard board;
    private final Clock clock;

    CycleRunner(
            Settlement settlement,
            SharedBudget budget,
            StatusStore store,
            ControlStore control,
            ObjectMapper json,
            CycleMemory memory,
            CycleDriver driver,
            SyncFigures figures,
            RunHistory history,
            ProgressBoard board,
            Clock clock) {
        this.budget = budget;
        this.settler = new Settler(store, control, json, settlement);
        this.memory = memory;
        this.driver = driver;
        this.figures = figures;
        this.history = history;
        this.board = board;
        this.clock = clock;
    }

    /** Runs a cycle to its end, whatever that is. Fails only when the store cannot take the record. */
    Uni<RunEnded> run(String runId, Trigger trigger, StopSignal stop) {
        Instant start = clock.instant();
        long callsBefore = budget.state().started();
        RunOutcomes outcomes = new RunOutcomes();
        RunWatch watch = new RunWatch(stop, outcomes, board.of(runId, trigger));
        RunLog.started(runId, trigger);
        return figures.started(start)
                .flatMap(started -> settler.settle())
                .flatMap(settled -> memory.newRun()
                        .flatMap(run -> cycle(run, watch))
                        .map(done -> new RunEnded(
                                new RunRecord(
                                        runId,
                                        trigger,
                                        start,
                                        Duration.between(start, clock.instant()),
                                        budget.state().started() - callsBefore,
                                        settled,
                                        outcomes.omitted(),
                                        done.report()),
                                done.after())))
                .call(ended -> history.add(ended.run(), outcomes.kept()))
                .call(ended -> figures.ended(ended.run()))
                .invoke(ended -> RunLog.ended(ended.run()));
    }

    private Uni<Finished> cycle(SyncRun run, RunWatch watch) {
        return driver.drive(run, watch)
                .map(done -> new Finished(
                        done.report(), run.halted().map(Halt::after).orElseGet(Halt.After.GoOn::new)));
    }

    private record Finished(RunReport report, Halt.After after) {}
}
