package dev.waybill.sandbox.creator;

import dev.waybill.sandbox.accounts.AccessToken;
import dev.waybill.sandbox.ledger.Arrival;
import dev.waybill.sandbox.ledger.CallKind;
import java.util.Set;

/** A call that was let in: what it asks, with whose rights, and that it is in flight until it leaves. */
final class CreatorCall {

    private final CreatorState state;
    private final CreatorTarget target;
    private final CallKind kind;
    private final AccessToken token;
    private final Arrival arrival;
    private boolean executing;
    private boolean left;

    CreatorCall(CreatorState state, CreatorTarget target, CallKind kind, AccessToken token, Arrival arrival) {
        this.state = state;
        this.target = target;
        this.kind = kind;
        this.token = token;
        this.arrival = arrival;
    }

    CreatorState state() {
        return state;
    }

    CreatorTarget target() {
        return target;
    }

    CallKind kind() {
        return kind;
    }

    Set<String> scopes() {
        return token.scopes();
    }

    Arrival arrival() {
        return arrival;
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

    /** Ends the call's time in flight, once. */
    void leave() {
        if (!left) {
            left = true;
            state.gate().leave();
        }
    }
}
