package dev.waybill.sync.scheduler;

import dev.waybill.engine.schedule.Request;
import dev.waybill.engine.schedule.SyncEngine;
import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ends a pause of Creator calls, for an operator who bought calls or knows better. Source: contract, calls added. */
@Path("/zoho/pause")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class PauseResource {

    private final SyncEngine engine;

    PauseResource(SyncEngine engine) {
        this.engine = engine;
    }

    /** Lets calls start again, after code 4000 or a long {@code Retry-After}. */
    @POST
    @Path("/end")
    public Uni<Ended> end(byte[] body) {
        OperatorBody.checkEmpty(body);
        return engine.ask(new Request("pause-" + engine.newId(), Request.Kind.END_PAUSE))
                .map(answer -> answer.filter(there -> there.problem() == null)
                        .map(done -> new Ended(done.pausedUntil()))
                        .orElseThrow(() -> new ProblemException(Problem.unavailable(
                                "no replica leads that could end the pause; try again in a minute"))));
    }

    /** Until when calls were paused, local to the configured zone; null if they were not. */
    @RegisterForReflection
    public record Ended(@Nullable Instant wasPausedUntil) {}
}
