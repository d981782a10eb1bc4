package dev.waybill.noop;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code POST /webhook} at the place in the stack where ingest-service has it: takes the whole body and answers. */
@Singleton
final class NoopRoute {

    private static final int FIRST = -10_000;
    private static final String RECEIPT = "{\"received\":1,\"stored\":1,\"duplicates\":0,\"ignored\":0}";

    void register(@Observes Router router) {
        router.post("/webhook").order(FIRST).handler(routing -> answer(routing.request()));
    }

    private static void answer(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(RECEIPT));
        request.resume();
    }
}
