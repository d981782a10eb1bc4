package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.RunReport;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import dev.waybill.sync.creator.FieldValues;
import dev.waybill.sync.run.Cycles;
import dev.waybill.sync.run.DryRunOutcome;
import dev.waybill.sync.run.DryRunReport;
import dev.waybill.sync.run.StartOutcome;
import dev.waybill.sync.run.Trigger;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Starts cycles for operators, or shows what one would do. Fails with a 409 problem while one runs anywhere. */
@Singleton
public final class CycleStarter {

    private final Cycles cycles;
    private final FieldValues values;

    CycleStarter(Cycles cycles, FieldValues values) {
        this.cycles = cycles;
        this.values = values;
    }

    /** The run that was started. */
    @RegisterForReflection
    public record StartedRun(String runId) {}

    /** Starts a cycle in the background. */
    public Uni<StartedRun> start() {
        return cycles.start(Trigger.OPERATOR).map(outcome -> switch (outcome) {
            case StartOutcome.Started started -> new StartedRun(started.runId());
            case StartOutcome.AlreadyRunning running -> throw conflict(running.runId());
        });
    }

    /** Reads what a cycle would read and shows what it would do. */
    public Uni<DryRunView> dryRun() {
        return cycles.dryRun().map(outcome -> switch (outcome) {
            case DryRunOutcome.Looked looked -> view(looked.report());
            case DryRunOutcome.AlreadyRunning running -> throw conflict(running.runId());
        });
    }

    private static ProblemException conflict(String runId) {
        return new ProblemException(
                Problem.conflict("a cycle is running already").with("run_id", runId));
    }

    private DryRunView view(DryRunReport looked) {
        RunReport report = looked.report();
        if (report.reason() != null) {
            throw new ProblemException(Problem.of(502, "Put right what the detail names, then repeat the call")
                    .withDetail(report.reason()));
        }
        int writes = looked.changes().size();
        return new DryRunView(
                true,
                report.pages(),
                report.pageCeilingReached(),
                report.pending(),
                writes,
                report.skipped(),
                report.unmatched(),
                report.heldBack(),
                report.left(),
                new DryRunView.Calls(looked.calls(), writes, looked.calls() + writes),
                looked.changes().stream().map(this::view).toList());
    }

    private DryRunView.Change view(Change change) {
        return new DryRunView.Change(
                change.record().recordId(),
                change.record().queueId(),
                change.record().status(),
                change.status(),
                values.of(change));
    }
}
