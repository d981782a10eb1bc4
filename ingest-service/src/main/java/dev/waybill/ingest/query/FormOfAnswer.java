package dev.waybill.ingest.query;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/**
 * Makes plain which form of answer is asked for: a stream where the header {@code Accept} names it, else a page.
 *
 * <p>Quarkus REST leaves open which of two methods of one path answers a caller that accepts anything, and a weight
 * ({@code qs}) would show in the {@code Content-Type}.
 */
@Singleton
final class FormOfAnswer {

    /** One document a line. */
    static final String NDJSON = "application/x-ndjson";

    private static final int BEFORE_RESOURCES = -9_000;

    void register(@Observes Router router) {
        router.route("/webhook/*").order(BEFORE_RESOURCES).handler(FormOfAnswer::makePlain);
    }

    private static void makePlain(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean stream = request.headers().getAll(HttpHeaders.ACCEPT).stream().anyMatch(form -> form.contains(NDJSON));
        request.headers().set(HttpHeaders.ACCEPT, stream ? NDJSON : MediaType.APPLICATION_JSON);
        routing.next();
    }
}
