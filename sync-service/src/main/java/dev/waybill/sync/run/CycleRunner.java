package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;
import dev.waybill.sync.budget.CallGate;
import dev.waybill.sync.creator.Failures;
import dev.waybill.sync.creator.PendingRecords;
import dev.waybill.sync.creator.StatusWriter;
import dev.waybill.sync.cycle.CarryOver;
import dev.waybill.sync.cycle.CycleLimits;
import dev.waybill.sync.cycle.Halt;
import dev.waybill.sync.cycle.Judge;
import dev.waybill.sync.cycle.RunReport;
import dev.waybill.sync.cycle.Settlement;
import dev.waybill.sync.cycle.SyncRun;
import dev.waybill.sync.settings.SyncConfig;
import dev.waybill.sync.state.ControlCell;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One whole run: what the one before left, late documents, the cycle itself, and its record. */
@Singleton
class CycleRunner {

    private final SyncConfig config;
    private final Judge judge;
    private final CallGate gate;
    private final Settler settler;
    private final CycleDriver driver;
    private final ControlCell<CarryOver> carryOver;
    private final SyncFigures figures;
    private final RunHistory history;
    private final Clock clock;

    CycleRunner(
            SyncConfig config,
            Judge judge,
            Settlement settlement,
            CallGate gate,
            StatusStore store,
            ControlStore control,
            ObjectMapper json,
            PendingRecords records,
            StatusWriter writer,
            Failures failures,
            SyncFigures figures,
            RunHistory history,
            Clock clock) {
        this.config = config;
        this.judge = judge;
        this.gate = gate;
        this.settler = new Settler(store, control, json, settlement);
        this.carryOver = new ControlCell<>(control, json, "carry-over", CarryOver.class, CarryOver.NOTHING);
        this.driver = new CycleDriver(store, records, writer, failures, carryOver);
        this.figures = figures;
        this.history = history;
        this.clock = clock;
    }

    /** Runs a cycle to its end, whatever that is. Fails only when the store cannot take the record. */
    Uni<RunEnded> run(String runId, Trigger trigger, StopSignal stop) {
        Instant start = clock.instant();
        long callsBefore = gate.state().started();
        RunLog.started(runId, trigger);
        return figures.started(start)
                .flatMap(started -> settler.settle())
                .flatMap(settled -> carryOver
                        .get()
                        .flatMap(before -> cycle(before, stop)
                                .map(done -> new RunEnded(
                                        new RunRecord(
                                                runId,
                                                trigger,
                                                start,
                                                Duration.between(start, clock.instant()),
                                                gate.state().started() - callsBefore,
                                                settled,
                                                done.report()),
                                        done.after()))))
                .call(ended -> history.add(ended.run()))
                .call(ended -> figures.ended(ended.run()))
                .invoke(ended -> RunLog.ended(ended.run()));
    }

    private Uni<Finished> cycle(CarryOver before, StopSignal stop) {
        SyncRun run = new SyncRun(judge, new CycleLimits(config.maxPages(), config.maxRecords()), before);
        return driver.drive(run, stop)
                .map(done -> new Finished(
                        done.report(), run.halted().map(Halt::after).orElseGet(Halt.After.GoOn::new)));
    }

    private record Finished(RunReport report, Halt.After after) {}
}
