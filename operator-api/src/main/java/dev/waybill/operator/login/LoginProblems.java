package dev.waybill.operator.login;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemResponse;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What callers are told who do not get in. */
@Singleton
public final class LoginProblems {

    static final Problem LOG_IN = Problem.of(401, "Log in as an operator")
            .withDetail(
                    "give name and password by HTTP Basic or as the members username and password of the JSON body");

    static final Problem CONTROL =
            Problem.of(403, "Ask an operator").withDetail("those of the read-only role may look, not control");

    static final Problem ELSEWHERE = Problem.of(403, "Use the console's own pages")
            .withDetail("a page of another site sent this call; programs log in by each call");

    static final Problem THROTTLED = Problem.of(429, "Wait for the time in Retry-After, then log in")
            .withDetail("too many log-ins failed before; this one was not looked at");

    static final Problem OVERLOADED = Problem.unavailable("too many log-ins are being checked now");

    LoginProblems() {}

    /** A REST call that somebody may not make who is logged in. */
    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refused) {
        return ProblemResponse.of(CONTROL).build();
    }

    /** A REST call at a public path that is not public itself. */
    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException refused) {
        return ProblemResponse.of(LOG_IN).build();
    }
}
