package dev.waybill.operator.login;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Where every log-in that comes over HTTP goes through, whatever form it came in: slowed down after failures and
 * counted.
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
     * Checks one try. The outcome may arrive on another thread than the caller's, and late when tries failed before.
     *
     * @param name as the caller gave it, null when missing
     * @param password as the caller gave it, null when missing
     */
    public Uni<LoginOutcome> check(@Nullable String name, @Nullable String password, HttpServerRequest request) {
        return login.check(name, password, hops.address(request), false).invoke(meter::count);
    }

    /**
     * Checks a try from a browser in which the name has logged in before, wherever the browser is now.
     *
     * @param browser what the browser has proved to be
     */
    public Uni<LoginOutcome> checkFromKnown(String browser, @Nullable String name, @Nullable String password) {
        return login.check(name, password, browser, true).invoke(meter::count);
    }
}
