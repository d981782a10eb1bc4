package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.DryRunReport;
import dev.waybill.engine.cycle.RunReport;
import dev.waybill.engine.schedule.Answer;
import dev.waybill.engine.schedule.Request;
import dev.waybill.engine.schedule.SyncEngine;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Starts cycles for operators, or shows what one would do, on whichever replica leads. Fails with a 409 problem while a
 * cycle is running.
 */
@Singleton
public final class CycleStarter {

    private final SyncEngine engine;

    CycleStarter(SyncEngine engine) {
        this.engine = engine;
    }

    /** The run that was started, or that starts as soon as a replica leads. */
    @RegisterForReflection
    public record StartedRun(String runId) {}

    /** A request that waits for its answer. */
    @RegisterForReflection
    public record OpenRequest(String requestId) {}

    /** Starts a cycle in the background. */
    public Uni<StartedRun> start() {
        Request request = new Request(engine.newId(), Request.Kind.CYCLE);
        return engine.ask(request)
                .invoke(answer -> answer.ifPresent(CycleStarter::mustBeDone))
                .replaceWith(new StartedRun(request.id()));
    }

    /** What a cycle would do. */
    public sealed interface DryRun {

        /** The leader has looked. */
        record Looked(DryRunView view) implements DryRun {}

        /** It has not yet: the answer can be asked for by this id. */
        record Open(OpenRequest request) implements DryRun {}
    }

    /** Reads what a cycle would read and tells what it would do. */
    public Uni<DryRun> dryRun() {
        Request request = new Request("dry-" + engine.newId(), Request.Kind.DRY_RUN);
        return engine.ask(request)
                .map(answer -> answer.<DryRun>map(there -> new DryRun.Looked(view(there)))
                        .orElseGet(() -> new DryRun.Open(new OpenRequest(request.id()))));
    }

    /** What became of a dry run that was not answered at once. Fails with a 404 problem when nobody knows of it. */
    public Uni<DryRun> dryRun(String requestId) {
        return engine.answerTo(requestId)
                .flatMap(answer -> answer.isPresent()
                        ? Uni.createFrom().item(new DryRun.Looked(view(answer.get())))
                        : engine.isOpen(requestId).map(open -> {
                            if (!open) {
                                throw new ProblemException(Problem.notFound("no request of this id is known"));
                            }
                            return new DryRun.Open(new OpenRequest(requestId));
                        }));
    }

    private static void mustBeDone(Answer answer) {
        if (answer.runningId() != null) {
            throw new ProblemException(
                    Problem.conflict("a cycle is running already").with("run_id", answer.runningId()));
        }
        if (answer.problem() != null) {
            throw new ProblemException(Problem.unavailable(answer.problem()));
        }
    }

    private static DryRunView view(Answer answer) {
        mustBeDone(answer);
        DryRunReport looked = Optional.ofNullable(answer.dryRun())
                .orElseThrow(() -> new ProblemException(Problem.notFound("no dry run of this id is known")));
        RunReport report = looked.report();
        if (report.reason() != null) {
            throw new ProblemException(Problem.of(502, "Put right what the detail names, then repeat the call")
                    .withDetail(report.reason()));
        }
        return DryRunView.of(looked);
    }
}
