package dev.waybill.operator.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.operator.problem.ProblemException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Logs callers in by HTTP Basic, or by the members {@code username} and {@code password} of the JSON body. Who gives
 * neither stays unknown; what is wrong fails with a {@link ProblemException}.
 */
@Singleton
public final class OperatorMechanism implements HttpAuthenticationMechanism {

    private final HttpLogin login;
    private final CallBodies bodies;
    private final ObjectMapper json;

    OperatorMechanism(HttpLogin login, CallBodies bodies, ObjectMapper json) {
        this.login = login;
        this.bodies = bodies;
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager unused) {
        String header = routing.request().getHeader(HttpHeaders.AUTHORIZATION);
        return Credentials.isBasic(header)
                ? check(Credentials.fromBasic(header), routing)
                : bodies.ofStranger(routing).chain(body -> check(Credentials.fromJson(body.getBytes(), json), routing));
    }

    private Uni<SecurityIdentity> check(Optional<Credentials> given, RoutingContext routing) {
        return given.map(pair -> login.check(pair.name(), pair.password(), routing.request())
                        .map(OperatorMechanism::identity))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static SecurityIdentity identity(LoginOutcome outcome) {
        return switch (outcome) {
            case LoginOutcome.Accepted(String name, Role role) -> identity(name, role);
            case LoginOutcome.Refused() -> throw new ProblemException(LoginProblems.LOG_IN);
            case LoginOutcome.Throttled(var pause) -> throw new ProblemException(LoginProblems.THROTTLED, pause, null);
            case LoginOutcome.Overloaded(var pause) ->
                throw new ProblemException(LoginProblems.OVERLOADED, pause, null);
        };
    }

    /** Somebody who is logged in. */
    public static SecurityIdentity identity(String name, Role role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(role.rights())
                .build();
    }

    /** Never asked for: {@link AccessFilter} answers who is not logged in. */
    @Override
    @SuppressWarnings("NullAway") // Quarkus takes nothing for an answer, and does not say so
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().nullItem();
    }
}
