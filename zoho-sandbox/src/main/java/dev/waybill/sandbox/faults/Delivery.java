package dev.waybill.sandbox.faults;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends the body of an answer whose head is set: whole, or as a fault has it. */
public final class Delivery {

    private static final long A_SECOND = 1000;
    private static final Buffer BLANKS = Buffer.buffer(" ".repeat(64 * 1024));

    private Delivery() {}

    /** Sends the body; the fault that strikes decides how. */
    public static void send(RoutingContext context, FaultInjector faults, String text) {
        HttpServerResponse response = context.response();
        Buffer body = Buffer.buffer(text);
        long size = faults.hugeAnswerBytes();
        if (faults.strikes(Fault.DRIP)) {
            announce(response, body);
            drip(context, body, 0);
        } else if (faults.strikes(Fault.HALF_ANSWER)) {
            announce(response, body);
            response.write(body.slice(0, body.length() / 2));
        } else if (size > body.length()) {
            response.setChunked(true).write(body);
            blanks(response, size - body.length());
        } else {
            response.end(body);
        }
    }

    private static void announce(HttpServerResponse response, Buffer body) {
        response.putHeader("Content-Length", Integer.toString(body.length()));
    }

    private static void drip(RoutingContext context, Buffer body, int from) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        if (from == body.length()) {
            response.end();
            return;
        }
        response.write(body.slice(from, from + 1));
        context.vertx().setTimer(A_SECOND, fired -> drip(context, body, from + 1));
    }

    /** As fast as the caller reads. */
    private static void blanks(HttpServerResponse response, long left) {
        if (left <= 0) {
            response.end();
            return;
        }
        int next = (int) Math.min(left, BLANKS.length());
        response.write(BLANKS.slice(0, next)).onSuccess(written -> blanks(response, left - next));
    }
}
