package dev.waybill.operator.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.waybill.model.filter.FilterException;
import dev.waybill.model.store.InvalidCursorException;
import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Turns every failure of a call into a problem. Source: RFC 9457. */
@Singleton
public final class ProblemMappers {

    /** A store that is locked or throttled is mostly back after this time. */
    private static final Duration STORE_RETRY = Duration.ofSeconds(2);

    private final LogPace pace;

    ProblemMappers(Clock clock) {
        this.pace = new LogPace(clock);
    }

    /** A problem that the application names itself. */
    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        Problem problem = e.problem();
        if (problem.status() >= 500) {
            pace.permit().ifPresent(leftOut -> log(e, leftOut));
        }
        return e.retryAfter()
                .map(pause -> ProblemResponse.of(problem, pause))
                .orElseGet(() -> ProblemResponse.of(problem))
                .build();
    }

    /** What JAX-RS and Quarkus REST refuse: unknown address, method, media types, a body that cannot be read. */
    @ServerExceptionMapper
    public Response refused(
            WebApplicationException e, ContainerRequestContext context, @Nullable SimpleResourceInfo resource) {
        return RefusedCalls.answer(e, context).orElseGet(() -> UnexpectedErrors.answer(e, resource));
    }

    /** JSON that is well formed and does not fit. The mapper of Quarkus would answer with an empty body. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException e) {
        return ProblemResponse.of(JsonProblems.of(e)).build();
    }

    /** A filter that says something it may not. */
    @ServerExceptionMapper
    public Response filter(FilterException e) {
        return ProblemResponse.of(Problem.badMember(e.member(), String.valueOf(e.getMessage())))
                .build();
    }

    /** A cursor that was not given out. */
    @ServerExceptionMapper
    public Response cursor(InvalidCursorException e) {
        return ProblemResponse.of(Problem.badMember("cursor", String.valueOf(e.getMessage())))
                .build();
    }

    /** The store cannot serve now. */
    @ServerExceptionMapper
    public Response store(StoreUnavailableException e) {
        return problem(new ProblemException(Problem.unavailable(String.valueOf(e.getMessage())), STORE_RETRY, e));
    }

    /** What nobody foresaw. */
    @ServerExceptionMapper
    public Response unexpected(Throwable e, @Nullable SimpleResourceInfo resource) {
        return UnexpectedErrors.answer(e, resource);
    }

    private static void log(ProblemException e, long leftOut) {
        Throwable cause = e.getCause();
        Log.errorf(
                "%s: %s%s (%d lines like this left out before)",
                e.problem().status(),
                e.problem().detail(),
                cause == null ? "" : " (" + ErrorLog.types(cause) + ")",
                leftOut);
    }
}
