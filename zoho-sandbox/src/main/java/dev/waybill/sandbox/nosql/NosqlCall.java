package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.faults.Delivery;
import dev.waybill.sandbox.ledger.Answered;
import dev.waybill.sandbox.ledger.Arrival;
import dev.waybill.sandbox.ledger.CallKind;
import dev.waybill.sandbox.ledger.Touch;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/** A call on its way: what it asks, with whose rights, and how it is answered and written down. */
final class NosqlCall {

    private static final int NO_ANSWER = 0;

    private final RoutingContext context;
    private final NosqlState state;
    private final NosqlPath path;
    private final CallKind kind;
    private final Arrival arrival;
    private Set<String> scopes = Set.of();
    private boolean executing;
    private boolean inFlight;

    NosqlCall(RoutingContext context, NosqlState state, NosqlPath path, CallKind kind) {
        this.context = context;
        this.state = state;
        this.path = path;
        this.kind = kind;
        this.arrival = new Arrival(state.inFlight().now() + 1, context.request().getHeader(HttpHeaders.USER_AGENT));
    }

    RoutingContext context() {
        return context;
    }

    NosqlState state() {
        return state;
    }

    NosqlPath path() {
        return path;
    }

    CallKind kind() {
        return kind;
    }

    Set<String> scopes() {
        return scopes;
    }

    void allow(Set<String> granted) {
        scopes = granted;
    }

    /** Counts the call in; false if that makes too many. */
    boolean enter() {
        inFlight = true;
        return state.inFlight().enter();
    }

    /** The body is there: from now on the call runs to its end, even if the caller hangs up. */
    void begin() {
        executing = true;
    }

    /** The caller hung up; that ends the call unless it is already being executed. */
    void hungUp() {
        if (!executing) {
            leave();
        }
    }

    /** Writes the answer down and sends it. */
    void answer(NosqlAnswer answer) {
        end(new Answered(kind, answer.httpStatus(), null, answer.errorCode()));
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.response().setStatusCode(answer.httpStatus()).putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        if (answer.closes()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.response()
                    .end(answer.body())
                    .onComplete(sent -> context.request().connection().close());
        } else {
            Delivery.send(context, state.faults(), answer.body());
        }
    }

    /** Closes the connection without an answer. */
    void drop() {
        end(new Answered(kind, NO_ANSWER, null, null));
        context.request().connection().close();
    }

    private void end(Answered answered) {
        leave();
        List<Touch> touches = path.table().isEmpty() ? List.of() : List.of(Touch.named(path.table()));
        state.ledger().write(answered, touches, arrival);
    }

    private void leave() {
        if (inFlight) {
            inFlight = false;
            state.inFlight().leave();
        }
    }
}
