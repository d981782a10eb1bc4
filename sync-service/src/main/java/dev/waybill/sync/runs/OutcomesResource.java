package dev.waybill.sync.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.operator.login.Role;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import dev.waybill.sync.page.OperatorBody;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which cycle wrote what to which record, and what Zoho answered. */
@Path("/zoho/outcomes")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class OutcomesResource {

    private static final String ID = "id";

    private final OutcomeHistory history;
    private final ObjectMapper json;

    OutcomesResource(OutcomeHistory history, ObjectMapper json) {
        this.history = history;
        this.json = json;
    }

    /** What the last 500 runs did to the record of this {@code id}, a record id or a queue id; at most 100. */
    @POST
    @RolesAllowed(Role.LOOK)
    public Uni<Found> find(@Nullable String body) {
        String id = OperatorBody.read(body, json, ID)
                .text(ID)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ProblemException(
                        Problem.badMember(ID, "id is missing or blank; give the id of a record or of a send")));
        return history.find(id.strip()).map(found -> new Found(found.size(), found));
    }

    /** What the last runs did to a record, the latest run first. */
    public record Found(int count, List<FoundOutcome> outcomes) {}
}
