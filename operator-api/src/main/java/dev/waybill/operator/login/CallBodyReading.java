package dev.waybill.operator.login;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Receives one body on the request's event loop, and gives up as soon as it is too long, too slow, or on its way for
 * too long.
 */
final class CallBodyReading {

    private static final Duration STEP = Duration.ofSeconds(2);
    /** Fewer bytes in a step are no honest body: 64 KiB come in milliseconds, by a poor line in two seconds. */
    private static final int LEAST_IN_A_STEP = 4096;

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Context context;
    private final long mostSteps;
    private final UniEmitter<? super Buffer> emitter;
    private final Consumer<CallBodyReading> leave;
    private final Buffer received = Buffer.buffer();
    private long timer;
    private int steps;
    private int receivedBefore;
    private boolean over;

    CallBodyReading(
            HttpServerRequest request,
            Vertx vertx,
            Duration longest,
            UniEmitter<? super Buffer> emitter,
            Consumer<CallBodyReading> leave) {
        this.request = request;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.mostSteps = longest.dividedBy(STEP);
        this.emitter = emitter;
        this.leave = leave;
    }

    /** Begins to read. */
    void start() {
        timer = vertx.setPeriodic(STEP.toMillis(), this::step);
        request.handler(this::take);
        request.endHandler(end -> finish());
        request.exceptionHandler(
                gone -> endWith(new ProblemException(Problem.badRequest("the body ended before its time"))));
        if (declaredLength() > CallBodies.MAX_BODY) {
            endWith(CallBodies.tooLarge());
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    /** Ends the reading from outside. */
    void giveUp(ProblemException why) {
        context.runOnContext(ignored -> endWith(why));
    }

    private void take(Buffer part) {
        if (over) {
            return;
        }
        if (received.length() + part.length() > CallBodies.MAX_BODY) {
            endWith(CallBodies.tooLarge());
        } else {
            received.appendBuffer(part);
        }
    }

    private void step(long fired) {
        steps++;
        if (steps >= mostSteps || received.length() - receivedBefore < LEAST_IN_A_STEP) {
            endWith(new ProblemException(
                    Problem.of(408, "Send the body faster").withDetail("the body took too long to arrive")));
        }
        receivedBefore = received.length();
    }

    private void finish() {
        if (end()) {
            emitter.complete(received);
        }
    }

    private void endWith(ProblemException why) {
        if (end()) {
            request.pause();
            emitter.fail(why);
        }
    }

    private boolean end() {
        if (over) {
            return false;
        }
        over = true;
        vertx.cancelTimer(timer);
        leave.accept(this);
        return true;
    }

    private long declaredLength() {
        try {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException overflow) {
            return Long.MAX_VALUE;
        }
    }
}
