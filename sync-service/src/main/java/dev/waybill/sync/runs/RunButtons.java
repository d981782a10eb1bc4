package dev.waybill.sync.runs;

import dev.waybill.operator.login.Role;
import dev.waybill.sync.page.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The buttons that start a cycle or show what one would do. Viewers get a 403. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CONTROL)
public class RunButtons {

    private final CycleStarter cycles;

    RunButtons(CycleStarter cycles) {
        this.cycles = cycles;
    }

    /** Starts a cycle. */
    @POST
    @Path("/sync")
    public Uni<TemplateInstance> sync() {
        return cycles.start().map(run -> Notice.done("Cycle " + run.runId() + " has started."));
    }

    /** Shows what a cycle would do. */
    @POST
    @Path("/dry-run")
    public Uni<TemplateInstance> dryRun() {
        return cycles.dryRun().map(dryRun -> switch (dryRun) {
            case CycleStarter.DryRun.Looked(DryRunView view) -> Templates.dryRun(view);
            case CycleStarter.DryRun.Open open ->
                Notice.done("The replica that leads has not answered yet; try again in a moment.");
        });
    }

    @CheckedTemplate(basePath = "runs")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance dryRun(DryRunView looked);
    }
}
