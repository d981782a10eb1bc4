package dev.waybill.sync.scheduler;

import dev.waybill.operator.login.Role;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.page.Notice;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The buttons that switch the scheduler on and off. Viewers get a 403. */
@Path("/console/scheduler")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CONTROL)
public class SchedulerButtons {

    private final SchedulerReader scheduler;
    private final LocalTimes times;

    SchedulerButtons(SchedulerReader scheduler, LocalTimes times) {
        this.scheduler = scheduler;
        this.times = times;
    }

    /** Switches the scheduler on. */
    @POST
    @Path("/start")
    public Uni<TemplateInstance> start() {
        return scheduler
                .start()
                .map(now -> Notice.done(
                        "The scheduler is on. The next cycle is due at " + times.of(now.nextSyncTime()) + "."));
    }

    /** Switches the scheduler off. */
    @POST
    @Path("/stop")
    public Uni<TemplateInstance> stop() {
        return scheduler
                .stop()
                .map(now ->
                        Notice.done("The scheduler is off. A running cycle ends after the calls that are in flight."));
    }
}
