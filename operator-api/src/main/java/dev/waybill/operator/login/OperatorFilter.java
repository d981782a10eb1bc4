package dev.waybill.operator.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets only operators through to what is marked {@link OperatorsOnly}. */
@Singleton
public final class OperatorFilter {

    static final int MAX_BODY = 64 * 1024;
    private static final Problem LOG_IN = Problem.of(401, "Log in as an operator")
            .withDetail(
                    "give name and password by HTTP Basic or as the members username and password of the JSON body");

    private static final Problem CONTROL =
            Problem.of(403, "Ask an operator").withDetail("those of the read-only role may look, not control");

    private final HttpLogin login;
    private final ObjectMapper json;

    OperatorFilter(HttpLogin login, ObjectMapper json) {
        this.login = login;
        this.json = json;
    }

    /** Reads the body, checks the log-in and hands the body on; answers itself when the caller is no operator. */
    @OperatorsOnly
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public Uni<@Nullable Response> letOperatorsThrough(
            ContainerRequestContext context, RoutingContext routing, ResourceInfo called) {
        boolean viewersToo = called.getResourceMethod().isAnnotationPresent(ViewersToo.class);
        return BoundedBody.of(routing, MAX_BODY).chain(body -> {
            context.setEntityStream(new ByteArrayInputStream(body));
            Optional<Credentials> credentials = credentials(context, body);
            return login.check(
                            credentials.map(Credentials::name).orElse(null),
                            credentials.map(Credentials::password).orElse(null),
                            routing.request())
                    .map(outcome -> answer(outcome, viewersToo, context));
        });
    }

    private Optional<Credentials> credentials(ContainerRequestContext context, byte[] body) {
        String header = context.getHeaderString(HttpHeaders.AUTHORIZATION);
        return Credentials.isBasic(header) ? Credentials.fromBasic(header) : Credentials.fromJson(body, json);
    }

    private static @Nullable Response answer(
            LoginOutcome outcome, boolean viewersToo, ContainerRequestContext context) {
        return switch (outcome) {
            case LoginOutcome.Accepted(String name, Role role)
            when role == Role.OPERATOR || viewersToo -> {
                context.setSecurityContext(new OperatorContext(name, role, context.getSecurityContext()));
                yield null;
            }
            case LoginOutcome.Accepted viewer -> ProblemResponse.of(CONTROL).build();
            case LoginOutcome.Refused() ->
                ProblemResponse.of(LOG_IN)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"waybill\"")
                        .build();
            case LoginOutcome.Throttled(var pause) ->
                ProblemResponse.of(
                                Problem.of(429, "Wait for the time in Retry-After, then log in with the right password")
                                        .withDetail("too many log-ins wait after failures; this one was not looked at"),
                                pause)
                        .build();
            case LoginOutcome.Overloaded(var pause) ->
                ProblemResponse.of(Problem.unavailable("too many log-ins are being checked now"), pause)
                        .build();
        };
    }
}
