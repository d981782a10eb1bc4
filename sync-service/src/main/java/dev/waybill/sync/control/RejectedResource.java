package dev.waybill.sync.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.operator.login.OperatorsOnly;
import dev.waybill.operator.login.ViewersToo;
import dev.waybill.sync.cycle.Rejection;
import dev.waybill.sync.run.RejectedRecords;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that Creator refused for their values. */
@Path("/zoho/rejected")
@OperatorsOnly
@Produces(MediaType.APPLICATION_JSON)
public class RejectedResource {

    private final RejectedRecords rejected;
    private final Views views;
    private final ObjectMapper json;

    RejectedResource(RejectedRecords rejected, Views views, ObjectMapper json) {
        this.rejected = rejected;
        this.views = views;
        this.json = json;
    }

    /** All of them, at most 1000, with Zoho's reason and the time of the next try. */
    @POST
    @ViewersToo
    public Uni<RejectedView> list(@Nullable String body) {
        OperatorBody unused = OperatorBody.read(body, json);
        return rejected.all().map(this::view);
    }

    /** Lets the next cycle try all of them again, whenever it starts. */
    @POST
    @Path("/retry")
    public Uni<Retry> retry(@Nullable String body) {
        OperatorBody unused = OperatorBody.read(body, json);
        return rejected.retry().map(Retry::new);
    }

    private RejectedView view(List<Rejection> all) {
        return new RejectedView(all.size(), all.stream().map(this::view).toList());
    }

    private RejectedView.Record view(Rejection one) {
        return new RejectedView.Record(
                one.recordId(),
                one.queueId(),
                one.status(),
                one.code(),
                one.reason(),
                one.tries(),
                views.time(one.lastTry()),
                views.time(one.nextTry()));
    }

    /** How many records are tried again. */
    public record Retry(int retried) {}
}
