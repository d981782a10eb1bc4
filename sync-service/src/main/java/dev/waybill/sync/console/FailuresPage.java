package dev.waybill.sync.console;

import dev.waybill.sync.control.RejectedReport;
import dev.waybill.sync.failure.FailureReader;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What did not arrive, and what Creator did not take. */
@Path("/console/failures")
@Produces(MediaType.TEXT_HTML)
public class FailuresPage {

    private final FailureReader failures;
    private final RejectedReport rejected;
    private final SecurityIdentity identity;

    FailuresPage(FailureReader failures, RejectedReport rejected, SecurityIdentity identity) {
        this.failures = failures;
        this.rejected = rejected;
        this.identity = identity;
    }

    /** The page. */
    @GET
    public Uni<TemplateInstance> page() {
        Who who = Who.of(identity);
        return Uni.combine()
                .all()
                .unis(failures.lastWeek(), rejected.now())
                .with((failed, refused) -> Templates.failures(who, failed, refused));
    }
}
