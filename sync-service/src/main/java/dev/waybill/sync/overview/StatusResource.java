package dev.waybill.sync.overview;

import dev.waybill.operator.login.OperatorsOnly;
import dev.waybill.operator.login.ViewersToo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How the sync is, as of the last cycle. Source: product 3.3. */
@Path("/zoho/status")
@OperatorsOnly
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    private final StatusReader status;

    StatusResource(StatusReader status) {
        this.status = status;
    }

    /** How the sync is, as of the last cycle. */
    @POST
    @ViewersToo
    public Uni<StatusView> status() {
        return status.now();
    }
}
