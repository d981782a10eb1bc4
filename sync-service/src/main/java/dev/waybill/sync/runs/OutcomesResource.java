package dev.waybill.sync.runs;

import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Which cycle wrote what to which record, and what Zoho answered. */
@Path("/zoho/outcomes")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class OutcomesResource {

    private static final String ID = "id";

    private final OutcomeHistory history;

    OutcomesResource(OutcomeHistory history) {
        this.history = history;
    }

    /**
     * What the last 500 runs did to the record of this {@code id}, a record id, a queue id or a message id; at most
     * 100.
     */
    @POST
    @RolesAllowed(Role.LOOK)
    public Uni<Found> find(byte[] body) {
        String id = OperatorBody.read(body, ID)
                .text(ID)
                .orElseThrow(() -> new ProblemException(
                        Problem.badMember(ID, "id is missing; give the id of a record or of a send")));
        return history.find(id).map(found -> new Found(found.size(), found));
    }

    /** What the last runs did to a record, the latest run first. */
    public record Found(int count, List<FoundOutcome> outcomes) {}
}
