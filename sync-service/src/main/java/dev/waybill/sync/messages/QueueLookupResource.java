package dev.waybill.sync.messages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.operator.login.Role;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What is known of a queue id and what would be sent for it; nothing is sent. Source: product 3.3. */
@Path("/zoho/test-queue-lookup")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class QueueLookupResource {

    private final QueueLookup lookup;

    QueueLookupResource(QueueLookup lookup) {
        this.lookup = lookup;
    }

    /** What is known of a queue id and what would be sent for it. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<QueueLookup.Answer> testQueueLookup(@Nullable QueueQuestion question) {
        String queueId = question == null ? null : question.queueId();
        if (queueId == null || queueId.isBlank()) {
            throw new ProblemException(
                    Problem.badMember("queue_id", "queue_id is missing or blank; give the id of a send"));
        }
        return lookup.of(queueId);
    }

    /** Which queue id; operators' names and passwords may stand beside it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record QueueQuestion(
            @JsonProperty("queue_id") @Nullable String queueId) {}
}
