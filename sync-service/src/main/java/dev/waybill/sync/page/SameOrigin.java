package dev.waybill.sync.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only the console's own pages press its buttons, the log-in's too. Every browser says where a POST comes from: in
 * {@code Sec-Fetch-Site} over TLS and on this machine, in {@code Origin} everywhere. The log-in cookie is kept from
 * other sites besides ({@code SameSite=Strict}). Source: W3C Fetch Metadata; RFC 6454, section 7.
 */
final class SameOrigin {

    /** Before log-in and pages. */
    private static final int FIRST = 1000;

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    void guard(@Observes Filters filters) {
        filters.register(SameOrigin::check, FIRST);
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean concerned = routing.normalizedPath().startsWith("/console") && !HARMLESS.contains(request.method());
        if (concerned && !isOurs(request)) {
            routing.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "text/plain")
                    .end("The console's buttons work from its own pages only; programs use the calls under /zoho.");
        } else {
            routing.next();
        }
    }

    private static boolean isOurs(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null ? isOwnHost(request) : site.equals("same-origin");
    }

    private static boolean isOwnHost(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null && host != null && host.equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
