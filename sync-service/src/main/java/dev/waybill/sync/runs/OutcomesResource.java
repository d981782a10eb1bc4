package dev.waybill.sync.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.operator.login.OperatorsOnly;
import dev.waybill.operator.login.ViewersToo;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.page.OperatorBody;
import dev.waybill.sync.run.OutcomeHistory;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Which cycle wrote what to which record, and what Zoho answered. */
@Path("/zoho/outcomes")
@OperatorsOnly
@Produces(MediaType.APPLICATION_JSON)
public class OutcomesResource {

    private static final String ID = "id";

    private final OutcomeHistory history;
    private final LocalTimes views;
    private final ObjectMapper json;

    OutcomesResource(OutcomeHistory history, LocalTimes views, ObjectMapper json) {
        this.history = history;
        this.views = views;
        this.json = json;
    }

    /** What the last 500 runs did to the record of this {@code id}, a record id or a queue id; at most 100. */
    @POST
    @ViewersToo
    public Uni<OutcomesView> find(@Nullable String body) {
        String id = OperatorBody.read(body, json, ID)
                .text(ID)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ProblemException(
                        Problem.badMember(ID, "id is missing or blank; give the id of a record or of a send")));
        return history.find(id.strip())
                .map(found -> new OutcomesView(
                        found.size(),
                        found.stream()
                                .map(one -> OutcomeView.of(one.runId(), one.outcome(), views))
                                .toList()));
    }
}
