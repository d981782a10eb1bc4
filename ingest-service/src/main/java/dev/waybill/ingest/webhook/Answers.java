package dev.waybill.ingest.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Writes answers of the edge. */
@Singleton
final class Answers {

    /**
     * How long what a refused caller still sends is read and dropped. Closing at once would reset the connection, and
     * the caller might never see the answer.
     */
    private static final long LINGER_MILLIS = 1000;

    private static final String JSON = "application/json";
    private static final String PLAIN_TEXT = "text/plain;charset=UTF-8";

    private final ObjectMapper json;
    private final CallbackMeter meter;
    private final Vertx vertx;

    Answers(ObjectMapper json, CallbackMeter meter, Vertx vertx) {
        this.json = json;
        this.meter = meter;
        this.vertx = vertx;
    }

    void receipt(HttpServerRequest request, Intake.Receipt receipt) {
        meter.answered(200);
        end(request.response(), 200, JSON, receipt);
    }

    void challenge(HttpServerRequest request, String challenge) {
        HttpServerResponse response = request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, PLAIN_TEXT)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        end(response, Buffer.buffer(challenge));
    }

    void problem(HttpServerRequest request, ProblemException refusal) {
        HttpServerResponse response = request.response();
        if (HttpMethod.POST.equals(request.method())) {
            meter.answered(refusal.problem().status());
        }
        refusal.retryAfter()
                .ifPresent(pause -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds())));
        if (refusal.problem().status() == 405) {
            response.putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
        }
        boolean unread = !request.isEnded();
        if (unread) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        end(response, refusal.problem().status(), Problem.MEDIA_TYPE, refusal.problem());
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
        request.resume();
    }

    private void end(HttpServerResponse response, int status, String type, Object body) {
        if (response.closed() || response.ended()) {
            // The caller has gone; it will send the callback again.
            return;
        }
        try {
            response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type);
            end(response, Buffer.buffer(json.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of numbers and text can be written", e);
        }
    }

    /** The length is named here, since Vert.x names none in the answer to a HEAD. */
    private static void end(HttpServerResponse response, Buffer body) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                .end(body);
    }
}
