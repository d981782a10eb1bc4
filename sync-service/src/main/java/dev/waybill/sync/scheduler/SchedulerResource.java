package dev.waybill.sync.scheduler;

import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The scheduler's state and its controls. Source: product 3.3. */
@Path("/zoho/scheduler")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class SchedulerResource {

    private final SchedulerReader scheduler;

    SchedulerResource(SchedulerReader scheduler) {
        this.scheduler = scheduler;
    }

    /** The scheduler and its figures. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/status")
    public Uni<SchedulerReader.View> status(byte[] body) {
        OperatorBody.checkEmpty(body);
        return scheduler.now();
    }

    /** Switches the scheduler on, for every replica. */
    @POST
    @Path("/start")
    public Uni<SchedulerReader.View> start(byte[] body) {
        OperatorBody.checkEmpty(body);
        return scheduler.start();
    }

    /** Switches the scheduler off, for every replica; calls in flight end, none starts. */
    @POST
    @Path("/stop")
    public Uni<SchedulerReader.View> stop(byte[] body) {
        OperatorBody.checkEmpty(body);
        return scheduler.stop();
    }
}
