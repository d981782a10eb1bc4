package dev.waybill.operator.login;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, if proxies stand in front. Each proxy appends what it saw to {@code X-Forwarded-For}, so
 * that of a list only as many elements from the right are true as proxies of ours stand in front; what is further left
 * a caller may have made up. Without proxies the headers are not looked at.
 */
@Singleton
public final class ProxyHops {

    private final int hops;

    ProxyHops(OperatorsConfig config) {
        hops = config.proxyHops();
    }

    /** The caller's address as failures are counted by it: an IPv4 address, or an IPv6 network of 64 bits. */
    public String address(HttpServerRequest request) {
        String forwarded = forwarded(request, "X-Forwarded-For");
        return CallerAddress.counted(forwarded == null ? request.remoteAddress().hostAddress() : forwarded);
    }

    /** Whether the caller came by TLS, to us or to the outermost of our proxies. */
    public boolean isTls(HttpServerRequest request) {
        return request.isSSL() || "https".equalsIgnoreCase(forwarded(request, "X-Forwarded-Proto"));
    }

    /** The host and port that the caller asked for; null if it named none. */
    @Nullable
    String host(HttpServerRequest request) {
        String forwarded = forwarded(request, "X-Forwarded-Host");
        return forwarded == null ? request.getHeader("Host") : forwarded;
    }

    private @Nullable String forwarded(HttpServerRequest request, String header) {
        List<String> seen = hops == 0
                ? List.of()
                : request.headers().getAll(header).stream()
                        .flatMap(line -> Arrays.stream(line.split(",", -1)))
                        .map(String::strip)
                        .toList();
        return seen.isEmpty() ? null : seen.get(Math.max(0, seen.size() - hops));
    }
}
