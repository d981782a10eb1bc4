package dev.waybill.sync.rejected;

import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.operator.login.Role;
import dev.waybill.sync.page.Notice;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The button that lets the next cycle try what Creator refused. Viewers get a 403. */
@Path("/console/rejected/retry")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CONTROL)
public class RetryButton {

    private final RejectedRecords rejected;

    RetryButton(RejectedRecords rejected) {
        this.rejected = rejected;
    }

    /** Lets the next cycle try all of them again. */
    @POST
    public Uni<TemplateInstance> retry() {
        return rejected.retry()
                .map(records -> Notice.done("The next cycle tries " + records + " refused records again."));
    }
}
