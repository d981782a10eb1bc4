package dev.waybill.sync.runs;

import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What became of requests that could not be answered at once. Source: contract, calls added. */
@Path("/zoho/requests")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class RequestsResource {

    private final CycleStarter cycles;

    RequestsResource(CycleStarter cycles) {
        this.cycles = cycles;
    }

    /** The answer, or 202 again while there is none; 404 for an id that nobody knows. */
    @GET
    @Path("/{id}")
    public Uni<RestResponse<Object>> one(@RestPath String id) {
        return cycles.dryRun(id).map(SyncResource::answer);
    }
}
