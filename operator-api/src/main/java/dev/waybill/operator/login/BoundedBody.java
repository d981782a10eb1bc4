package dev.waybill.operator.login;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Reads a request's body on the event loop and gives up as soon as it is longer than allowed. */
final class BoundedBody {

    private final HttpServerRequest request;
    private final int maxBytes;
    private final Buffer received = Buffer.buffer();
    private boolean over;

    private BoundedBody(HttpServerRequest request, int maxBytes) {
        this.request = request;
        this.maxBytes = maxBytes;
    }

    /** The whole body; fails with a 413 or, when the caller goes away, a 400 problem. */
    static Uni<byte[]> of(RoutingContext routing, int maxBytes) {
        Buffer readBefore = routing.body().buffer();
        if (readBefore != null || routing.request().isEnded()) {
            return ready(readBefore == null ? Buffer.buffer() : readBefore, maxBytes);
        }
        return Uni.createFrom().emitter(emitter -> new BoundedBody(routing.request(), maxBytes).read(emitter));
    }

    private static Uni<byte[]> ready(Buffer body, int maxBytes) {
        return body.length() <= maxBytes
                ? Uni.createFrom().item(body.getBytes())
                : Uni.createFrom().failure(new ProblemException(Problem.tooLarge(maxBytes)));
    }

    private void read(UniEmitter<? super byte[]> emitter) {
        request.handler(part -> take(part, emitter));
        request.endHandler(end -> {
            if (!over) {
                emitter.complete(received.getBytes());
            }
        });
        request.exceptionHandler(
                gone -> emitter.fail(new ProblemException(Problem.badRequest("the body ended before its time"))));
        if (declaredLength() > maxBytes) {
            refuse(emitter);
        } else if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void take(Buffer part, UniEmitter<? super byte[]> emitter) {
        if (over) {
            return;
        }
        if (received.length() + part.length() > maxBytes) {
            refuse(emitter);
        } else {
            received.appendBuffer(part);
        }
    }

    private void refuse(UniEmitter<? super byte[]> emitter) {
        over = true;
        // What still comes is read and dropped until the answer is out; then the connection ends.
        request.response().putHeader("Connection", "close");
        emitter.fail(new ProblemException(Problem.tooLarge(maxBytes)));
    }

    private long declaredLength() {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException overflow) {
            return Long.MAX_VALUE;
        }
    }
}
