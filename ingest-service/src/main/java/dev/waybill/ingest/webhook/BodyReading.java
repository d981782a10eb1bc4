package dev.waybill.ingest.webhook;

import dev.waybill.ingest.caller.CallerCheck.Verdict;
import dev.waybill.ingest.caller.SignedBody;
import dev.waybill.operator.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Receives one body on the event loop: counts it and computes its signature while it comes, and gives up as soon as it
 * is too large, too slow, or there is no memory for it.
 */
final class BodyReading {

    private final HttpServerRequest request;
    private final Limits limits;
    private final BodyMemory memory;
    private final @Nullable SignedBody signed;
    private final UnverifiedBodies.@Nullable Body unverified;
    private final long declared;
    private final Promise<Received> promise = Promise.promise();
    private byte[] bytes = {};
    private int received;
    private int receivedBefore;
    private int looks;

    /**
     * How much and how long.
     *
     * @param maxBytes of a body
     * @param timeout of a body as a whole
     * @param leastRate bytes a second; looked at every {@link #LOOK_EVERY}, or once where the timeout is shorter
     */
    record Limits(long maxBytes, Duration timeout, int leastRate) {

        private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

        Duration look() {
            return timeout.compareTo(LOOK_EVERY) < 0 ? timeout : LOOK_EVERY;
        }
    }

    /**
     * A body that has arrived whole, of a caller who may post.
     *
     * @param bytes the body
     * @param held bytes of the memory that it takes until they are given back
     * @param memory where they are taken from
     */
    record Received(byte[] bytes, int held, BodyMemory memory) {

        void giveBack() {
            memory.giveBack(held);
        }
    }

    /** Where bodies are held: those of strangers apart from those of callers who are known. */
    record Room(BodyMemory known, UnverifiedBodies unverified) {}

    private BodyReading(
            HttpServerRequest request, Verdict verdict, String address, Limits limits, Room room, Context context) {
        this.request = request;
        this.limits = limits;
        this.memory = room.known();
        this.declared = declaredLength(request);
        if (verdict instanceof Verdict.IfSigned(SignedBody body)) {
            this.signed = body;
            this.unverified = room.unverified()
                    .begin(address, () -> context.runOnContext(gone -> giveUp(Refusals.tooSlowForNow())));
        } else {
            this.signed = null;
            this.unverified = null;
        }
    }

    /** The body of a caller who may post, or a {@link ProblemException}. Called before the event loop goes on. */
    static Future<Received> of(
            HttpServerRequest request, Verdict verdict, String address, Limits limits, Room room, Vertx vertx) {
        return new BodyReading(request, verdict, address, limits, room, vertx.getOrCreateContext()).start(vertx);
    }

    private Future<Received> start(Vertx vertx) {
        if (declared > limits.maxBytes()) {
            return Future.failedFuture(Refusals.tooLarge(limits.maxBytes()));
        }
        long timer = vertx.setPeriodic(limits.look().toMillis(), look -> look());
        request.handler(this::take);
        request.endHandler(end -> finish());
        request.exceptionHandler(gone -> giveUp(Refusals.unreadable("it ended before its time")));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void look() {
        looks++;
        boolean overdue = limits.look().multipliedBy(looks).compareTo(limits.timeout()) >= 0;
        long least = limits.leastRate() * limits.look().toSeconds();
        if (overdue || received - receivedBefore < least) {
            giveUp(Refusals.tooSlow());
        }
        receivedBefore = received;
    }

    private void take(Buffer part) {
        if (promise.future().isComplete()) {
            return;
        }
        int length = part.length();
        if (received + (long) length > limits.maxBytes()) {
            giveUp(Refusals.tooLarge(limits.maxBytes()));
        } else if (makeRoom(received + length)) {
            part.getBytes(bytes, received);
            if (signed != null) {
                signed.add(bytes, received, length);
            }
            received += length;
        } else {
            giveUp(Refusals.overloaded());
        }
    }

    /** What is held is the array, which grows to no more than what was declared, and never to that before it came. */
    private boolean makeRoom(int needed) {
        if (needed <= bytes.length) {
            return true;
        }
        int capacity = (int) Math.max(needed, Math.min(declared, 2L * bytes.length));
        if (!hold(capacity - bytes.length, capacity)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    private boolean hold(int more, int all) {
        if (unverified != null) {
            return unverified.hold(more);
        }
        return all > Intake.SMALL ? memory.tryTakeForLarge(more) : memory.tryTake(more);
    }

    private void finish() {
        if (promise.future().isComplete()) {
            return;
        }
        if (signed != null && !signed.isSigned()) {
            giveUp(Refusals.stranger());
        } else if (becomesKnown()) {
            promise.complete(new Received(
                    bytes.length == received ? bytes : Arrays.copyOf(bytes, received), bytes.length, memory));
        } else {
            giveUp(Refusals.overloaded());
        }
    }

    /** From its last byte on a signed body is held where those of other known callers are. */
    private boolean becomesKnown() {
        if (unverified == null) {
            return true;
        }
        boolean held = received > Intake.SMALL ? memory.tryTakeForLarge(bytes.length) : memory.tryTake(bytes.length);
        if (held) {
            unverified.release();
        }
        return held;
    }

    private void giveUp(ProblemException refusal) {
        if (promise.tryFail(refusal)) {
            if (unverified == null) {
                memory.giveBack(bytes.length);
            } else {
                unverified.release();
            }
            bytes = new byte[0];
        }
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException beyondAnyLimit) {
            return Long.MAX_VALUE;
        }
    }
}
