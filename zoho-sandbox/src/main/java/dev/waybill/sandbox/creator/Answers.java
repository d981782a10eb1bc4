package dev.waybill.sandbox.creator;

import dev.waybill.sandbox.faults.Delivery;
import dev.waybill.sandbox.ledger.Answered;
import dev.waybill.sandbox.ledger.Arrival;
import dev.waybill.sandbox.ledger.CallKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Sends answers and writes them into the ledger. */
final class Answers {

    private static final int NO_ANSWER = 0;

    private Answers() {}

    static void send(RoutingContext context, CreatorState state, CreatorAnswer answer) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.response().setStatusCode(answer.httpStatus()).putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        answer.headers().forEach(context.response()::putHeader);
        Delivery.send(context, state.faults(), answer.body());
    }

    static void write(CreatorState state, CallKind kind, CreatorAnswer answer, Arrival arrival) {
        state.ledger().write(new Answered(kind, answer.httpStatus(), answer.code(), null), answer.touches(), arrival);
    }

    /** Writes down a call whose connection is closed without an answer. */
    static void writeDropped(CreatorState state, CallKind kind, CreatorAnswer unsent, Arrival arrival) {
        state.ledger().write(new Answered(kind, NO_ANSWER, null, null), unsent.touches(), arrival);
    }
}
