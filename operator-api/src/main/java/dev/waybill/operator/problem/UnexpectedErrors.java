package dev.waybill.operator.problem;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Answers what nobody foresaw: a fixed text and the id under which the log has the rest. */
final class UnexpectedErrors {

    private UnexpectedErrors() {}

    static Response answer(Throwable error, @Nullable SimpleResourceInfo resource) {
        return ProblemResponse.of(problem(error, where(resource))).build();
    }

    static Problem problem(Throwable error, String where) {
        return Problem.of(500, "Look for the error id in the log of the service")
                .withDetail("an unexpected error, written to the log")
                .with("error_id", ErrorLog.write(where, error));
    }

    private static String where(@Nullable SimpleResourceInfo resource) {
        return resource == null || resource.getResourceClass() == null
                ? "a call without a resource"
                : resource.getResourceClass().getSimpleName() + "." + resource.getMethodName();
    }
}
