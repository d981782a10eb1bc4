package dev.waybill.sandbox.creator;

import dev.waybill.sandbox.accounts.AccessToken;
import dev.waybill.sandbox.accounts.Scopes;
import dev.waybill.sandbox.faults.Fault;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.ledger.Arrival;
import dev.waybill.sandbox.ledger.CallKind;
import dev.waybill.sandbox.ledger.Touch;
import dev.waybill.sandbox.limits.CallGate;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The checks that need no body, in their order: path, method, token, calls in flight and a minute, the day's quota.
 * What fails one of them is answered at once. Source: Zoho Creator facts 11.2, checks 1 to 5.
 */
final class Admission {

    private static final String SCHEME = "Zoho-oauthtoken ";

    private final Supplier<CreatorState> current;

    Admission(Supplier<CreatorState> current) {
        this.current = current;
    }

    /** Lets the call on, or answers it. */
    void check(RoutingContext context) {
        CreatorState state = current.get();
        Optional<CreatorTarget> target = CreatorPath.parse(context.normalizedPath());
        if (target.isEmpty()) {
            refuse(context, state, CallKind.UNKNOWN, List.of(), Refusals.noSuchPath());
            return;
        }
        Optional<CallKind> kind = target.get().kindOf(context.request().method());
        if (kind.isEmpty()) {
            refuse(context, state, CallKind.UNKNOWN, List.of(), Refusals.methodNotAllowed());
            return;
        }
        List<Touch> touches = named(target.get());
        Optional<AccessToken> token = byPublicKey(context, target.get()).or(() -> token(context, state));
        if (token.isEmpty()) {
            boolean asHtml = state.faults().shows(Quirk.TOKEN_REFUSED_AS_HTML);
            refuse(
                    context,
                    state,
                    kind.get(),
                    touches,
                    asHtml ? CreatorAnswer.page(401, "Unauthorized") : Refusals.invalidToken());
            return;
        }
        enter(context, new Asked(state, target.get(), kind.get(), token.get()), touches);
    }

    private void enter(RoutingContext context, Asked asked, List<Touch> touches) {
        CreatorState state = asked.state();
        CallGate.Verdict verdict =
                state.gate().enter(asked.kind().endpoint(), asked.target() instanceof CreatorTarget.Custom);
        CreatorCall call =
                new CreatorCall(state, asked.target(), asked.kind(), asked.token(), arrival(context, state.inFlight()));
        Optional<CreatorAnswer> refusal = refusal(state, asked.kind(), verdict);
        if (refusal.isPresent()) {
            call.leave();
            Answers.write(state, asked.kind(), refusal.get().about(touches), call.arrival());
            Answers.send(context, state, refusal.get());
            return;
        }
        context.addEndHandler(ended -> call.hungUp());
        context.put(CreatorCall.class.getName(), call);
        context.next();
    }

    private static Optional<CreatorAnswer> refusal(CreatorState state, CallKind kind, CallGate.Verdict verdict) {
        if (verdict == CallGate.Verdict.TOO_MANY || state.faults().strikes(Fault.RATE_429)) {
            long seconds = state.gate().retryAfterSeconds(kind.endpoint());
            String habit = state.faults().habits().retryAfter();
            String said = habit.isEmpty() && seconds > 0 ? Long.toString(seconds) : habit;
            CreatorAnswer refusal = Refusals.tooManyCalls(state.faults().shows(Quirk.THROTTLE_IN_DESCRIPTION));
            return Optional.of(said.isEmpty() ? refusal : refusal.withHeader(HttpHeaders.RETRY_AFTER.toString(), said));
        }
        return verdict == CallGate.Verdict.QUOTA_USED_UP || state.faults().strikes(Fault.CODE_4000)
                ? Optional.of(Refusals.dailyQuotaUsedUp(state.faults().habits().quotaStatus()))
                : Optional.empty();
    }

    /** A custom API may be called with its public key in the query instead of a token. */
    private static Optional<AccessToken> byPublicKey(RoutingContext context, CreatorTarget target) {
        boolean given = target instanceof CreatorTarget.Custom
                && CustomApi.PUBLIC_KEY.equals(context.queryParams().get("publickey"));
        return given
                ? Optional.of(new AccessToken(CustomApi.PUBLIC_KEY, Set.of(Scopes.CUSTOM_API), Instant.MAX))
                : Optional.empty();
    }

    private static Optional<AccessToken> token(RoutingContext context, CreatorState state) {
        @Nullable String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
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

    private static void refuse(
            RoutingContext context, CreatorState state, CallKind kind, List<Touch> touches, CreatorAnswer answer) {
        Answers.write(state, kind, answer.about(touches), arrival(context, state.inFlight() + 1));
        Answers.send(context, state, answer);
    }

    private static Arrival arrival(RoutingContext context, int inFlight) {
        return new Arrival(inFlight, context.request().getHeader(HttpHeaders.USER_AGENT));
    }

    private static List<Touch> named(CreatorTarget target) {
        return target instanceof CreatorTarget.Row row ? List.of(Touch.named(row.id())) : List.of();
    }

    private record Asked(CreatorState state, CreatorTarget target, CallKind kind, AccessToken token) {}
}
