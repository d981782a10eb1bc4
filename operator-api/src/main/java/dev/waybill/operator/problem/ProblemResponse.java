package dev.waybill.operator.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Turns a problem into an HTTP answer. */
public final class ProblemResponse {

    private ProblemResponse() {}

    /** The answer for a problem; more headers may be added to it. */
    public static Response.ResponseBuilder of(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    /** The answer for a problem that may pass, with {@code Retry-After} in whole seconds, rounded up. */
    public static Response.ResponseBuilder of(Problem problem, Duration retryAfter) {
        return of(problem).header(HttpHeaders.RETRY_AFTER, seconds(retryAfter));
    }

    static long seconds(Duration retryAfter) {
        return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    }
}
