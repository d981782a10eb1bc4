package dev.waybill.sync.overview;

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

/** How everything is, on one page that keeps itself up to date. */
@Path("/console")
@RolesAllowed(Role.LOOK)
@Produces(MediaType.TEXT_HTML)
public class OverviewPage {

    private final OverviewReader overview;
    private final SecurityIdentity identity;

    OverviewPage(OverviewReader overview, SecurityIdentity identity) {
        this.overview = overview;
        this.identity = identity;
    }

    /** The page. */
    @GET
    public Uni<TemplateInstance> page() {
        Who who = Who.of(identity);
        return overview.now().map(now -> Templates.overview(who, now));
    }

    /** The part of it that changes, asked for every two seconds. */
    @GET
    @Path("/live")
    public Uni<TemplateInstance> live() {
        Who who = Who.of(identity);
        return overview.now().map(now -> Templates.overview$live(who, now));
    }

    /** What the chart draws. */
    @GET
    @Path("/activity")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<ActivityView> activity() {
        return overview.now().map(Overview::activity);
    }

    @CheckedTemplate(basePath = "overview")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance overview(Who who, Overview now);

        static native TemplateInstance overview$live(Who who, Overview now);
    }
}
