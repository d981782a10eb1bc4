package dev.waybill.sync.console;

import dev.waybill.sync.control.CycleStarter;
import dev.waybill.sync.control.SchedulerReport;
import dev.waybill.sync.run.RejectedRecords;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the buttons do; each answers with a notice. Those of the read-only role get a 403. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("operator")
public class Buttons {

    private static final String DONE = "done";

    private final CycleStarter cycles;
    private final SchedulerReport scheduler;
    private final RejectedRecords rejected;

    Buttons(CycleStarter cycles, SchedulerReport scheduler, RejectedRecords rejected) {
        this.cycles = cycles;
        this.scheduler = scheduler;
        this.rejected = rejected;
    }

    /** Switches the scheduler on. */
    @POST
    @Path("/scheduler/start")
    public Uni<TemplateInstance> start() {
        return scheduler
                .start()
                .map(now -> Templates.notice(
                        DONE,
                        "The scheduler is on. The next cycle is due at " + Format.time(now.nextSyncTime()) + "."));
    }

    /** Switches the scheduler off. */
    @POST
    @Path("/scheduler/stop")
    public Uni<TemplateInstance> stop() {
        return scheduler
                .stop()
                .map(now -> Templates.notice(
                        DONE, "The scheduler is off. A running cycle ends after the calls that are in flight."));
    }

    /** Starts a cycle. */
    @POST
    @Path("/sync")
    public Uni<TemplateInstance> sync() {
        return cycles.start().map(run -> Templates.notice(DONE, "Cycle " + run.runId() + " has started."));
    }

    /** Shows what a cycle would do. */
    @POST
    @Path("/dry-run")
    public Uni<TemplateInstance> dryRun() {
        return cycles.dryRun().map(Templates::dryRun);
    }

    /** Lets the next cycle try what Creator refused. */
    @POST
    @Path("/rejected/retry")
    public Uni<TemplateInstance> retry() {
        return rejected.retry()
                .map(records -> Templates.notice(DONE, "The next cycle tries " + records + " refused records again."));
    }
}
