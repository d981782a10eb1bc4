package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.accounts.AccessToken;
import dev.waybill.sandbox.faults.Fault;
import dev.waybill.sandbox.ledger.CallKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The checks that need no body, in their order: whether Catalyst is there, path, method, token, calls in flight. What
 * fails one of them is answered at once and was not processed. Source: Catalyst NoSQL facts 1.13.
 */
final class NosqlAdmission {

    private static final String SCHEME = "Zoho-oauthtoken ";
    private static final NosqlPath NOWHERE = new NosqlPath(Shape.TABLES, "", "", "");

    private final Supplier<NosqlState> current;

    NosqlAdmission(Supplier<NosqlState> current) {
        this.current = current;
    }

    /** Lets the call on, or answers it. */
    void check(RoutingContext context) {
        NosqlState state = current.get();
        Optional<NosqlPath> path = NosqlPath.parse(context.normalizedPath());
        Optional<CallKind> kind =
                path.flatMap(known -> known.shape().kindOf(context.request().method()));
        NosqlCall call = new NosqlCall(context, state, path.orElse(NOWHERE), kind.orElse(CallKind.UNKNOWN));
        switch (state.outage()) {
            case DROP -> call.drop();
            case REFUSE -> call.answer(NosqlRefusals.unavailable());
            case NONE ->
                refusal(call, path.isPresent(), kind.isPresent())
                        .ifPresentOrElse(call::answer, () -> goOn(context, call));
        }
    }

    private static Optional<NosqlAnswer> refusal(NosqlCall call, boolean pathKnown, boolean methodKnown) {
        if (!pathKnown) {
            return Optional.of(NosqlRefusals.noSuchPath());
        }
        if (!methodKnown) {
            return Optional.of(NosqlRefusals.methodNotAllowed());
        }
        Optional<AccessToken> token = token(call);
        if (token.isEmpty()) {
            return Optional.of(NosqlRefusals.invalidToken());
        }
        call.allow(token.get().scopes());
        return !call.enter() || call.state().faults().strikes(Fault.RATE_429)
                ? Optional.of(NosqlRefusals.tooManyRequests())
                : Optional.empty();
    }

    private static void goOn(RoutingContext context, NosqlCall call) {
        context.addEndHandler(ended -> call.hungUp());
        context.put(NosqlCall.class.getName(), call);
        context.next();
    }

    private static Optional<AccessToken> token(NosqlCall call) {
        NosqlState state = call.state();
        @Nullable String header = call.context().request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(SCHEME)) {
            return Optional.empty();
        }
        Optional<AccessToken> token = state.tokens().find(header.substring(SCHEME.length()));
        if (token.isPresent() && state.faults().strikes(Fault.EXPIRE_TOKEN)) {
            state.tokens().drop(token.get());
            return Optional.empty();
        }
        return token;
    }
}
