package dev.waybill.sync.creator;

import dev.waybill.sync.budget.CallGate;
import dev.waybill.sync.token.ZohoTokens;
import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.creator.CreatorFailure.TokenExpired;
import dev.waybill.zoho.creator.CreatorFailure.Unavailable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Function;

/**
 * Makes Creator calls: with a token, through the gate, repeated as Zoho Creator facts 5.3 say. Every call may be
 * repeated: reads change nothing, and a PATCH by id writes the same values again.
 */
final class CreatorCalls {

    /** Pauses of 1, 2, 4 and 8 s. */
    private static final int MOST_REPEATS = 4;

    private static final int LONGEST_PAUSE = 8;

    /** Half of each pause is chance, so that calls that failed together do not come back together. */
    private static final double JITTER = 0.5;

    private final CallGate gate;
    private final ZohoTokens tokens;
    private final Duration firstPause;
    private final CallMeter meter;

    CreatorCalls(CallGate gate, ZohoTokens tokens, Duration firstPause, CallMeter meter) {
        this.gate = gate;
        this.tokens = tokens;
        this.firstPause = firstPause;
        this.meter = meter;
    }

    /** Fails with what the last attempt failed with. */
    <T> Uni<T> call(CallKind kind, Function<AccessToken, Uni<T>> request) {
        return withToken(kind, request)
                .onFailure(TokenExpired.class)
                .recoverWithUni(() -> withToken(kind, request))
                .onFailure(Unavailable.class)
                .retry()
                .withJitter(JITTER)
                .withBackOff(firstPause, firstPause.multipliedBy(LONGEST_PAUSE))
                .atMost(MOST_REPEATS);
    }

    /** The first token is fetched before the gate, since a refresh takes time that the budget would count wrongly. */
    private <T> Uni<T> withToken(CallKind kind, Function<AccessToken, Uni<T>> request) {
        return tokens.current()
                .flatMap(fresh -> gate.call(() -> tokens.current()
                        .flatMap(token -> request.apply(token)
                                .invoke(() -> meter.succeeded(kind))
                                .onFailure()
                                .invoke(failure -> meter.failed(kind, failure))
                                .onFailure(TokenExpired.class)
                                .invoke(() -> tokens.invalidate(token)))));
    }
}
