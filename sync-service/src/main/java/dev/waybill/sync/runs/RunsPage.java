package dev.waybill.sync.runs;

import dev.waybill.operator.login.Role;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.page.Who;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The runs that have ended, and what each did to records, to look at and to take along. */
@Path("/console/runs")
@RolesAllowed(Role.LOOK)
@Produces(MediaType.TEXT_HTML)
public class RunsPage {

    private static final int PAGE = 50;

    private final RunsReader runs;
    private final LocalTimes times;
    private final SecurityIdentity identity;

    RunsPage(RunsReader runs, LocalTimes times, SecurityIdentity identity) {
        this.runs = runs;
        this.times = times;
        this.identity = identity;
    }

    /**
     * Runs, the latest first.
     *
     * @param cursor the run that the page before ended with
     */
    @GET
    public Uni<TemplateInstance> page(@RestQuery @Nullable String cursor) {
        Who who = Who.of(identity);
        return runs.page(PAGE, cursor).map(page -> Templates.runs(who, page));
    }

    /** One run. */
    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> run(@RestPath String id) {
        Who who = Who.of(identity);
        return runs.one(id).map(detail -> Templates.run(who, detail));
    }

    /** One run as JSON, as the call {@code /zoho/runs/{id}} answers it. */
    @GET
    @Path("/{id}/outcomes.json")
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CONTENT_DISPOSITION, value = "attachment; filename=run.json")
    public Uni<RunsReader.Detail> json(@RestPath String id) {
        return runs.one(id);
    }

    /** What one run did to records as CSV. */
    @GET
    @Path("/{id}/outcomes.csv")
    @Produces("text/csv")
    @ResponseHeader(name = HttpHeaders.CONTENT_DISPOSITION, value = "attachment; filename=run.csv")
    public Uni<String> csv(@RestPath String id) {
        return runs.one(id).map(detail -> Csv.of(detail.outcomes(), times));
    }

    @CheckedTemplate(basePath = "runs")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance runs(Who who, RunsReader.Page runs);

        static native TemplateInstance run(Who who, RunsReader.Detail detail);
    }
}
