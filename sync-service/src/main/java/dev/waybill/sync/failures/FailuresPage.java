package dev.waybill.sync.failures;

import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.Rejection;
import dev.waybill.operator.login.Role;
import dev.waybill.sync.page.Who;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What did not arrive, and what Creator did not take. */
@Path("/console/failures")
@RolesAllowed(Role.LOOK)
@Produces(MediaType.TEXT_HTML)
public class FailuresPage {

    private final FailureReader failures;
    private final RejectedRecords rejected;
    private final SecurityIdentity identity;

    FailuresPage(FailureReader failures, RejectedRecords rejected, SecurityIdentity identity) {
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
                .unis(failures.lastWeek(), rejected.all())
                .with((failed, refused) -> Templates.failures(who, failed, refused));
    }

    @CheckedTemplate(basePath = "failures")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance failures(Who who, FailureStatistics failures, List<Rejection> rejected);
    }
}
