package dev.waybill.operator.login;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites' pages from using what a browser remembers of a log-in, cookies and HTTP Basic alike. Every browser
 * says where a POST comes from: in {@code Sec-Fetch-Site} over TLS and on this machine, in {@code Origin} everywhere.
 * Programs send neither, and no cookies. Source: W3C Fetch Metadata; RFC 6454, section 7.
 */
final class SameOrigin {

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SameOrigin() {}

    /** Whether a page of another site sends a request that may change something. */
    static boolean isViolatedBy(HttpServerRequest request, @Nullable String ownHost) {
        if (HARMLESS.contains(request.method())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin == null
                ? request.headers().contains(HttpHeaders.COOKIE)
                : !(ownHost != null && ownHost.equalsIgnoreCase(authority(origin)));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
