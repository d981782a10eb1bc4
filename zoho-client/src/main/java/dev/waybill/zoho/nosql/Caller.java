package dev.waybill.zoho.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.accounts.AccountsFailure;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.http.HttpCall;
import dev.waybill.zoho.http.NoAnswer;
import dev.waybill.zoho.http.ZohoHttp;
import dev.waybill.zoho.nosql.NosqlFailure.TokenExpired;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.function.Predicate;

/**
 * Makes calls: within the bound of calls in flight, with a token, a second time with a new token, and again behind
 * growing pauses as far as a repetition can do no harm.
 */
final class Caller {

    /** A repetition changes nothing that was not asked for. */
    static final Predicate<Throwable> HARMLESS =
            failure -> failure instanceof NosqlFailure.Throttled || failure instanceof NosqlFailure.Unavailable;

    /** Only what was certainly not executed is repeated. */
    static final Predicate<Throwable> ONCE =
            failure -> HARMLESS.test(failure) && failure instanceof NosqlFailure nosql && !nosql.executionUnknown();

    private static final double JITTER = 0.5;

    private final ZohoHttp http;
    private final CatalystProject project;
    private final TokenKeeper tokens;
    private final InFlight inFlight;
    private final BackOff backOff;

    Caller(ZohoHttp http, CatalystProject project, TokenKeeper tokens, NosqlOptions options) {
        this.http = http;
        this.project = project;
        this.tokens = tokens;
        this.inFlight = new InFlight(options.connections().poolSize(), options.waiting());
        this.backOff = options.backOff();
    }

    /** The data of a successful answer; fails with a {@link NosqlFailure}. */
    Uni<JsonNode> call(Predicate<Throwable> repeatable, HttpCall request) {
        return inFlight.run(() -> repeating(repeatable, withToken(request)));
    }

    private Uni<JsonNode> repeating(Predicate<Throwable> repeatable, Uni<JsonNode> call) {
        if (backOff.repetitions() == 0) {
            return call;
        }
        return call.onFailure(repeatable)
                .retry()
                .withBackOff(backOff.first(), backOff.longest())
                .withJitter(JITTER)
                .atMost(backOff.repetitions());
    }

    private Uni<JsonNode> withToken(HttpCall request) {
        return token().chain(first -> once(first, request)
                .onFailure(TokenExpired.class)
                .recoverWithUni(() -> {
                    tokens.invalidate(first);
                    return token().chain(second -> once(second, request))
                            .onFailure(TokenExpired.class)
                            .transform(again -> NosqlFailures.refusedTwice(again));
                }));
    }

    private Uni<AccessToken> token() {
        return tokens.current().onFailure(AccountsFailure.class).transform(NosqlFailures::noToken);
    }

    private Uni<JsonNode> once(AccessToken token, HttpCall request) {
        return http.send(() -> request.with("Authorization", token.authorization())
                        .with("Environment", project.environment())
                        .with("CATALYST-ORG", project.organisation()))
                .onFailure(NoAnswer.class)
                .transform(none -> NosqlFailures.none(none))
                // An answer may hold megabytes: it is not read on the event loop that brought it.
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(NosqlAnswers::data);
    }
}
