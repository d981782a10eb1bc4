package dev.waybill.sandbox.accounts;

import dev.waybill.sandbox.faults.Delivery;
import dev.waybill.sandbox.faults.FaultInjector;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.ledger.Answered;
import dev.waybill.sandbox.ledger.CallKind;
import dev.waybill.sandbox.wire.Json;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /oauth/v2/token} and {@code /oauth/v2/token/revoke}; parameters stand in the query or in a form body.
 * Source: Zoho Creator facts 4.2, 4.6.
 */
public final class AccountsRoutes {

    private static final int BODY_LIMIT = 64 * 1024;

    private final Supplier<Accounts> accounts;
    private final Supplier<FaultInjector> faults;
    private final BiConsumer<Answered, @Nullable String> written;

    /**
     * Routes to the accounts and faults of the moment; each answer is also given to {@code written}, with the caller's
     * user agent.
     */
    public AccountsRoutes(
            Supplier<Accounts> accounts,
            Supplier<FaultInjector> faults,
            BiConsumer<Answered, @Nullable String> written) {
        this.accounts = accounts;
        this.faults = faults;
        this.written = written;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.post("/oauth/v2/*").handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.post("/oauth/v2/token").handler(this::token);
        router.post("/oauth/v2/token/revoke").handler(this::revoke);
    }

    private void token(RoutingContext context) {
        TokenRequest request = TokenRequest.from(name -> parameter(context, name));
        answer(context, CallKind.TOKEN, accounts.get().token(request, apiDomain(context.request())));
    }

    private void revoke(RoutingContext context) {
        String token = parameter(context, "token");
        answer(context, CallKind.REVOKE, accounts.get().revoke(token == null ? "" : token));
    }

    private void answer(RoutingContext context, CallKind kind, AccountsAnswer answer) {
        written.accept(
                new Answered(kind, answer.httpStatus(), null, answer.error()),
                context.request().getHeader("User-Agent"));
        context.response()
                .setStatusCode(answer.httpStatus())
                .putHeader("Content-Type", "application/json;charset=UTF-8");
        Delivery.send(context, faults.get(), Json.text(answer.body()));
    }

    private static @Nullable String parameter(RoutingContext context, String name) {
        String inQuery = context.queryParams().get(name);
        return inQuery == null ? context.request().getFormAttribute(name) : inQuery;
    }

    /** The sandbox serves the API where it serves Accounts. */
    private String apiDomain(HttpServerRequest request) {
        if (faults.get().shows(Quirk.OTHER_API_DOMAIN)) {
            return "http://api.other.invalid";
        }
        HostAndPort host = request.authority();
        return "http://" + (host == null ? "127.0.0.1" : host.toString());
    }
}
