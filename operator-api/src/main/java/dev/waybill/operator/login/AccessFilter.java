package dev.waybill.operator.login;

import dev.waybill.operator.problem.EarlyAnswer;
import dev.waybill.operator.problem.ProblemException;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;

/**
 * Stands in front of every route, REST call, static file and unknown path alike: nobody who is not logged in gets past
 * it but to {@link PublicPaths}. What somebody who is logged in may do, each REST call says by {@code @RolesAllowed}.
 * The request's body has been read when a route is reached. Source: product page, section 4.
 */
@Singleton
final class AccessFilter {

    /** Behind Quarkus' own filters, which prepare the log-in; in front of all routes. */
    private static final int PRIORITY = 50;

    private final PublicPaths publicPaths;
    private final CallBodies bodies;
    private final EarlyAnswer answer;
    private final ProxyHops hops;
    private final Vertx vertx;

    AccessFilter(PublicPaths publicPaths, CallBodies bodies, EarlyAnswer answer, ProxyHops hops, Vertx vertx) {
        this.publicPaths = publicPaths;
        this.bodies = bodies;
        this.answer = answer;
        this.hops = hops;
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext routing) {
        nameInMetrics(routing);
        if (SameOrigin.isViolatedBy(routing.request(), hops.host(routing.request()))) {
            answer.problem(routing, new ProblemException(LoginProblems.ELSEWHERE));
            return;
        }
        routing.request().pause();
        // Otherwise Quarkus would answer failed log-ins itself, with nothing but a status.
        routing.put(
                QuarkusHttpUser.AUTH_FAILURE_HANDLER, (BiConsumer<RoutingContext, Throwable>) (call, failure) -> {});
        Context context = vertx.getOrCreateContext();
        admitted(routing)
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .subscribe()
                .with(ignored -> routing.next(), failure -> refuse(routing, failure));
    }

    /**
     * Quarkus REST names a call by its template later; all that no call is found for has one name together, so that
     * nobody makes up names.
     */
    private void nameInMetrics(RoutingContext routing) {
        String path = routing.request().path();
        HttpRequestMetric.getRequestMetric(routing)
                .setTemplatePath(publicPaths.paths().contains(path) ? path : "UNKNOWN");
    }

    private Uni<Void> admitted(RoutingContext routing) {
        // The path as the caller spelt it: no decoding, so that no other spelling can lead elsewhere.
        if (publicPaths.paths().contains(routing.request().path())) {
            return bodies.ofStranger(routing).replaceWithVoid();
        }
        return QuarkusHttpUser.getSecurityIdentity(routing, null)
                .invoke(AccessFilter::requireSomebody)
                .chain(() -> bodies.ofOperator(routing))
                .replaceWithVoid();
    }

    private static void requireSomebody(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new ProblemException(LoginProblems.LOG_IN);
        }
    }

    private void refuse(RoutingContext routing, Throwable failure) {
        boolean unknown =
                failure instanceof ProblemException refusal && refusal.problem().equals(LoginProblems.LOG_IN);
        String page = publicPaths.loginPage();
        if (unknown && page != null && isFromAPage(routing.request())) {
            answer.redirect(routing, page);
            return;
        }
        if (unknown) {
            routing.response().putHeader("WWW-Authenticate", "Basic realm=\"waybill\", charset=\"UTF-8\"");
        }
        answer.problem(routing, failure);
    }

    /** Somebody looks at the answer: it is a page that a browser opens, or a part of one. */
    private static boolean isFromAPage(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html")
                || request.headers().contains("HX-Request");
    }
}
