package dev.waybill.ingest.webhook;

import dev.waybill.operator.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Receives one body on the event loop: counts it while it comes, and gives up as soon as it is too large, too slow, or
 * there is no memory for it.
 */
final class BodyReading {

    private final HttpServerRequest request;
    private final Limits limits;
    private final BodyMemory memory;
    private final Buffer received = Buffer.buffer();
    private final Promise<ReceivedBody> promise = Promise.promise();

    /** How much and how long. */
    record Limits(long maxBytes, Duration timeout) {}

    private BodyReading(HttpServerRequest request, Limits limits, BodyMemory memory) {
        this.request = request;
        this.limits = limits;
        this.memory = memory;
    }

    /** The body, or a {@link ProblemException}. Must be called before the event loop goes on. */
    static Future<ReceivedBody> of(HttpServerRequest request, Limits limits, BodyMemory memory, Vertx vertx) {
        return new BodyReading(request, limits, memory).start(vertx);
    }

    private Future<ReceivedBody> start(Vertx vertx) {
        if (declaredLength() > limits.maxBytes()) {
            return Future.failedFuture(Refusals.tooLarge(limits.maxBytes()));
        }
        long timer = vertx.setTimer(limits.timeout().toMillis(), fired -> giveUp(Refusals.tooSlow()));
        request.handler(this::take);
        request.endHandler(end -> finish());
        request.exceptionHandler(gone -> giveUp(Refusals.unreadable("it ended before its time")));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void take(Buffer part) {
        if (promise.future().isComplete()) {
            return;
        }
        if (received.length() + part.length() > limits.maxBytes()) {
            giveUp(Refusals.tooLarge(limits.maxBytes()));
        } else if (holds(part.length())) {
            received.appendBuffer(part);
        } else {
            giveUp(Refusals.overloaded());
        }
    }

    private boolean holds(int more) {
        return received.length() + more > Intake.SMALL ? memory.tryTakeForLarge(more) : memory.tryTake(more);
    }

    private void finish() {
        if (!promise.future().isComplete()) {
            promise.complete(new ReceivedBody(received.getBytes(), memory));
        }
    }

    private void giveUp(ProblemException refusal) {
        if (promise.tryFail(refusal)) {
            memory.giveBack(received.length());
        }
    }

    private long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException beyondAnyLimit) {
            return Long.MAX_VALUE;
        }
    }
}
