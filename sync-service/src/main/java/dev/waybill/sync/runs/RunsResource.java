package dev.waybill.sync.runs;

import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The runs that have ended. Each call is there as GET, for HTTP Basic, and as POST like the other controls. */
@Path("/zoho/runs")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final Pattern SMALL_NUMBER = Pattern.compile("[0-9]{1,3}");

    private final RunsReader runs;

    RunsResource(RunsReader runs) {
        this.runs = runs;
    }

    /**
     * Runs, the latest first.
     *
     * @param limit most runs of the answer, 1 to 500, 50 if absent
     * @param cursor the one the page before ended with
     */
    @GET
    @RolesAllowed(Role.LOOK)
    public Uni<RunsReader.Page> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return runs.page(limit(limit), cursor);
    }

    /** As the GET, with {@code limit} and {@code cursor} as members of the body. */
    @POST
    @RolesAllowed(Role.LOOK)
    public Uni<RunsReader.Page> listByPost(byte[] body) {
        OperatorBody members = OperatorBody.read(body, LIMIT, CURSOR);
        return runs.page(
                members.number(LIMIT, 1, RunHistory.KEPT).orElse(DEFAULT_LIMIT),
                members.text(CURSOR).orElse(null));
    }

    /** One run with what it did to records; 404 if it is not among the last 500, or has not ended. */
    @GET
    @RolesAllowed(Role.LOOK)
    @Path("/{id}")
    public Uni<RunsReader.Detail> one(@RestPath String id) {
        return runs.one(id);
    }

    /** As the GET. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/{id}")
    public Uni<RunsReader.Detail> oneByPost(@RestPath String id, byte[] body) {
        OperatorBody.checkEmpty(body);
        return one(id);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = SMALL_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > RunHistory.KEPT) {
            throw new ProblemException(
                    Problem.badMember(LIMIT, "limit takes a whole number from 1 to " + RunHistory.KEPT));
        }
        return limit;
    }
}
