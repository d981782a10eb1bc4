package dev.waybill.sync.runs;

import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Starts cycles, or shows what one would do. Source: product 3.3. */
@Path("/zoho/sync")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class SyncResource {

    private static final String DRY_RUN = "dry_run";

    private final CycleStarter cycles;

    SyncResource(CycleStarter cycles) {
        this.cycles = cycles;
    }

    /**
     * Starts a cycle in the background: 202. With {@code dry_run} true it only reads and answers 200 with what a cycle
     * would do, or after twenty seconds 202 with the id to ask for the answer with. 409 with the running one's id while
     * a cycle is running.
     */
    @POST
    public Uni<RestResponse<Object>> sync(byte[] body) {
        return OperatorBody.read(body, DRY_RUN).flag(DRY_RUN)
                ? cycles.dryRun().map(SyncResource::answer)
                : cycles.start().map(started -> RestResponse.status(RestResponse.Status.ACCEPTED, started));
    }

    static RestResponse<Object> answer(CycleStarter.DryRun dryRun) {
        return switch (dryRun) {
            case CycleStarter.DryRun.Looked(DryRunView view) -> RestResponse.ok(view);
            case CycleStarter.DryRun.Open(CycleStarter.OpenRequest request) ->
                RestResponse.status(RestResponse.Status.ACCEPTED, request);
        };
    }
}
