package dev.waybill.sync.rejected;

import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.Rejection;
import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The records that Creator refused for their values. */
@Path("/zoho/rejected")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class RejectedResource {

    private final RejectedRecords rejected;

    RejectedResource(RejectedRecords rejected) {
        this.rejected = rejected;
    }

    /** All of them, at most 1000, with Zoho's reason and the time of the next try. */
    @POST
    @RolesAllowed(Role.LOOK)
    public Uni<Listed> list(byte[] body) {
        OperatorBody.checkEmpty(body);
        return rejected.all().map(all -> new Listed(all.size(), all));
    }

    /** Lets the next cycle try all of them again, whenever it starts. */
    @POST
    @Path("/retry")
    public Uni<Retry> retry(byte[] body) {
        OperatorBody.checkEmpty(body);
        return rejected.retry().map(Retry::new);
    }

    /** The records that Creator refused, those that wait longest first. */
    public record Listed(int count, List<Rejection> records) {}

    /** How many records are tried again. */
    public record Retry(int retried) {}
}
