package dev.waybill.operator.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to tell callers whom JAX-RS refuses. */
final class RefusedCalls {

    private static final Set<String> OF_THE_BODY =
            Set.of(HttpHeaders.CONTENT_TYPE.toLowerCase(Locale.ROOT), "content-length");

    private static final int METHOD_NOT_ALLOWED = 405;

    private RefusedCalls() {}

    /** The answer, with the headers of the refusal; empty when it is an error of ours. */
    static Optional<Response> answer(WebApplicationException refusal, ContainerRequestContext context) {
        Response response = refusal.getResponse();
        int status = response.getStatus();
        if (status < 400 || response.hasEntity()) {
            return Optional.of(response);
        }
        if (status >= 500 && status != 503) {
            return Optional.empty();
        }
        Response.ResponseBuilder answer = ProblemResponse.of(problem(status, refusal.getCause()));
        response.getHeaders().forEach((name, values) -> {
            if (!OF_THE_BODY.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        if (status == METHOD_NOT_ALLOWED && !response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", AllowedMethods.at(context)));
        }
        return Optional.of(answer.build());
    }

    private static Problem problem(int status, @Nullable Throwable cause) {
        if (status == 400 && cause instanceof JsonProcessingException json) {
            return JsonProblems.of(json);
        }
        return switch (status) {
            case 401 -> Problem.of(401, "Log in and repeat the call");
            case 403 -> Problem.of(403, "Ask for the right to make this call");
            case 404 -> Problem.notFound("nothing is at this address");
            case METHOD_NOT_ALLOWED -> Problem.of(METHOD_NOT_ALLOWED, "Use a method that the header Allow names");
            case 406 -> Problem.of(406, "Ask in the header Accept for a media type that this call gives");
            case 413 -> Problem.of(413, "Send a smaller body");
            case 415 -> Problem.of(415, "Send the body as application/json");
            case 503 -> Problem.unavailable("the service cannot answer this call now");
            default -> Problem.of(status, "Correct the request and send it again");
        };
    }
}
