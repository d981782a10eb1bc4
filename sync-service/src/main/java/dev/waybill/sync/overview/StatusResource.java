package dev.waybill.sync.overview;

import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How the sync is, as of the last cycle. Source: product 3.3. */
@Path("/zoho/status")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    private final StatusReader status;

    StatusResource(StatusReader status) {
        this.status = status;
    }

    /** How the sync is, as of the last cycle. */
    @POST
    @RolesAllowed(Role.LOOK)
    public Uni<StatusView> status(byte[] body) {
        OperatorBody.checkEmpty(body);
        return status.now();
    }
}
