package dev.waybill.sync.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.operator.login.OperatorsOnly;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import dev.waybill.sync.creator.FieldValues;
import dev.waybill.sync.cycle.Change;
import dev.waybill.sync.cycle.RunReport;
import dev.waybill.sync.run.Cycles;
import dev.waybill.sync.run.DryRunOutcome;
import dev.waybill.sync.run.DryRunReport;
import dev.waybill.sync.run.StartOutcome;
import dev.waybill.sync.run.Trigger;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Starts cycles, or shows what one would do. Source: product 3.3. */
@Path("/zoho/sync")
@OperatorsOnly
@Produces(MediaType.APPLICATION_JSON)
public class SyncResource {

    private static final String DRY_RUN = "dry_run";

    private final Cycles cycles;
    private final FieldValues values;
    private final ObjectMapper json;

    SyncResource(Cycles cycles, FieldValues values, ObjectMapper json) {
        this.cycles = cycles;
        this.values = values;
        this.json = json;
    }

    /**
     * Starts a cycle in the background: 202. With {@code dry_run} true it only reads and answers 200 with what a cycle
     * would do. 409 with the running one's id while one runs anywhere.
     */
    @POST
    public Uni<RestResponse<Object>> sync(@Nullable String body) {
        return OperatorBody.read(body, json, DRY_RUN).flag(DRY_RUN)
                ? dryRun().map(RestResponse::ok)
                : start().map(started -> RestResponse.status(RestResponse.Status.ACCEPTED, started));
    }

    private Uni<StartedRun> start() {
        return cycles.start(Trigger.OPERATOR).map(outcome -> switch (outcome) {
            case StartOutcome.Started started -> new StartedRun(started.runId());
            case StartOutcome.AlreadyRunning running -> throw conflict(running.runId());
        });
    }

    private Uni<DryRunView> dryRun() {
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

    /** The run that was started. */
    public record StartedRun(@JsonProperty("run_id") String runId) {}
}
