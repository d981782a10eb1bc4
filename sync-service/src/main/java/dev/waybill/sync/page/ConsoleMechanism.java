package dev.waybill.sync.page;

import dev.waybill.operator.login.OperatorMechanism;
import dev.waybill.operator.login.Operators;
import dev.waybill.sync.page.CookieValues.Session;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Knows by their cookie who logged in to the console. */
@Singleton
public final class ConsoleMechanism implements HttpAuthenticationMechanism {

    private final Operators operators;
    private final ConsoleCookies cookies;
    private final SignOuts signOuts;
    private final Clock clock;

    ConsoleMechanism(Operators operators, ConsoleCookies cookies, SignOuts signOuts, Clock clock) {
        this.operators = operators;
        this.cookies = cookies;
        this.signOuts = signOuts;
        this.clock = clock;
    }

    /** Before the log-in by each call, which would read the body as a stranger's. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    @Override
    @SuppressWarnings("NullAway") // no identity means that this is not its caller
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager unused) {
        Instant now = clock.instant();
        Session session = cookies.session(routing.request(), now).orElse(null);
        if (session == null) {
            return Uni.createFrom().nullItem();
        }
        return signOuts.lastOf(session.name()).map(signedOut -> {
            if (!session.givenAt().isAfter(signedOut)) {
                return null;
            }
            cookies.renew(session, routing.request(), now);
            return operators
                    .roleOf(session.name())
                    .map(role -> OperatorMechanism.identity(session.name(), role))
                    .orElse(null);
        });
    }

    /** Never asked for. */
    @Override
    @SuppressWarnings("NullAway") // Quarkus takes nothing for an answer, and does not say so
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().nullItem();
    }
}
