package dev.waybill.sync.overview;

import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What came of callbacks lately. */
@Path("/zoho/activity")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class ActivityResource {

    private final OverviewReader overview;

    ActivityResource(OverviewReader overview) {
        this.overview = overview;
    }

    /** Counts of the last 24 hours, the silence since the last callback, and what Creator does not have yet. */
    @POST
    @RolesAllowed(Role.LOOK)
    public Uni<ActivityView> activity(byte[] body) {
        OperatorBody.checkEmpty(body);
        return overview.now().map(Overview::activity);
    }
}
