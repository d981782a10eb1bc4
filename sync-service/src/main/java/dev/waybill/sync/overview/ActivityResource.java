package dev.waybill.sync.overview;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.operator.login.Role;
import dev.waybill.sync.page.OperatorBody;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What came of callbacks lately. */
@Path("/zoho/activity")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class ActivityResource {

    private final OverviewReader overview;
    private final ObjectMapper json;

    ActivityResource(OverviewReader overview, ObjectMapper json) {
        this.overview = overview;
        this.json = json;
    }

    /** Counts of the last 24 hours, the silence since the last callback, and what Creator does not have yet. */
    @POST
    @RolesAllowed(Role.LOOK)
    public Uni<ActivityView> activity(@Nullable String body) {
        OperatorBody unused = OperatorBody.read(body, json);
        return overview.now().map(Overview::activity);
    }
}
