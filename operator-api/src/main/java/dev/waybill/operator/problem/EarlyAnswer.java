package dev.waybill.operator.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Answers a call before it reaches its resource, its body perhaps still on its way. A connection whose body was not
 * read ends with the answer.
 */
@Singleton
public final class EarlyAnswer {

    /**
     * How long what a refused caller still sends is read and dropped. Closing at once would reset the connection, and
     * the caller might never see the answer.
     */
    private static final long LINGER_MILLIS = 1000;

    private final ObjectMapper json;
    private final Vertx vertx;

    EarlyAnswer(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    /** Refuses a call; what is no {@link ProblemException} is logged and answered as an unexpected error. */
    public void problem(RoutingContext routing, Throwable failure) {
        ProblemException refusal = failure instanceof ProblemException known
                ? known
                : new ProblemException(UnexpectedErrors.problem(failure, "a call before its resource"));
        HttpServerResponse response = routing.response();
        response.setStatusCode(refusal.problem().status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        refusal.retryAfter()
                .map(ProblemResponse::seconds)
                .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        end(routing, bytes(refusal.problem()));
    }

    /** Sends a browser elsewhere, which it asks for by GET. */
    public void redirect(RoutingContext routing, String address) {
        routing.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        end(routing, null);
    }

    private void end(RoutingContext routing, @Nullable Buffer body) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            return;
        }
        boolean unread = !request.isEnded() && hasBody(request);
        request.resume();
        if (unread) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (body == null) {
            response.end();
        } else {
            response.end(body);
        }
        if (unread) {
            closeSoon(request);
        }
    }

    private void closeSoon(HttpServerRequest request) {
        long timer = vertx.setTimer(LINGER_MILLIS, fired -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.handler(dropped -> {});
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || length != null && !length.strip().equals("0");
    }

    private Buffer bytes(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of numbers and text can be written", e);
        }
    }
}
