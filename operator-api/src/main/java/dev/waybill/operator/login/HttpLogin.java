package dev.waybill.operator.login;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Where every log-in that comes over HTTP goes through, whatever form it came in: slowed down by address and counted.
 */
@Singleton
public final class HttpLogin {

    private final OperatorLogin login;
    private final ProxyHops hops;
    private final LoginMeter meter;

    HttpLogin(OperatorLogin login, ProxyHops hops, LoginMeter meter) {
        this.login = login;
        this.hops = hops;
        this.meter = meter;
    }

    /**
     * Checks one try. The outcome may arrive on another thread than the caller's, and late when tries from the caller's
     * address failed before.
     *
     * @param name as the caller gave it, null when missing
     * @param password as the caller gave it, null when missing
     */
    public Uni<LoginOutcome> check(@Nullable String name, @Nullable String password, HttpServerRequest request) {
        return login.check(name, password, hops.address(request)).invoke(meter::count);
    }
}
