package dev.waybill.sync.control;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.operator.login.OperatorsOnly;
import dev.waybill.operator.login.ViewersToo;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The controls of the sync, for operators. Source: product 3.3. */
@Path("/zoho")
@OperatorsOnly
@Produces(MediaType.APPLICATION_JSON)
public class ZohoResource {

    private final SchedulerReport scheduler;
    private final StatusReport report;
    private final QueueLookup lookup;

    ZohoResource(SchedulerReport scheduler, StatusReport report, QueueLookup lookup) {
        this.scheduler = scheduler;
        this.report = report;
        this.lookup = lookup;
    }

    /** How the sync is, as of the last cycle. */
    @POST
    @ViewersToo
    @Path("/status")
    public Uni<StatusView> status() {
        return report.now();
    }

    /** What is known of a queue id and what would be sent for it; nothing is sent. */
    @POST
    @ViewersToo
    @Path("/test-queue-lookup")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<LookupView> testQueueLookup(@Nullable QueueQuestion question) {
        String queueId = question == null ? null : question.queueId();
        if (queueId == null || queueId.isBlank()) {
            throw new ProblemException(
                    Problem.badMember("queue_id", "queue_id is missing or blank; give the id of a send"));
        }
        return lookup.of(queueId);
    }

    /** The scheduler and its figures. */
    @POST
    @ViewersToo
    @Path("/scheduler/status")
    public Uni<SchedulerView> schedulerStatus() {
        return scheduler.now();
    }

    /** Switches the scheduler on, for every replica. */
    @POST
    @Path("/scheduler/start")
    public Uni<SchedulerView> schedulerStart() {
        return scheduler.start();
    }

    /** Switches the scheduler off, for every replica; calls in flight end, none starts. */
    @POST
    @Path("/scheduler/stop")
    public Uni<SchedulerView> schedulerStop() {
        return scheduler.stop();
    }

    /** Which queue id; operators' names and passwords may stand beside it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record QueueQuestion(
            @JsonProperty("queue_id") @Nullable String queueId) {}
}
