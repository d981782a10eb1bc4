package dev.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ConstantRateTest {

    /** A server that takes its first request only after a while: all that were due since then have waited. */
    private static final int STALL_MILLIS = 300;

    @Test
    void timeThatARequestHadToWaitForOthersCounts() throws Exception {
        Vertx vertx = Vertx.vertx();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    seen.add(body.toString());
                    vertx.setTimer(STALL_MILLIS, fired -> request.response().end());
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        try (ConstantRate load = new ConstantRate("secret")) {
            URI url = URI.create("http://127.0.0.1:" + server.actualPort());

            ConstantRate.Offered offered = load.offer(
                    url, 500, Duration.ofSeconds(1), i -> Long.toString(i).getBytes(StandardCharsets.US_ASCII));

            assertThat(offered.errors()).isZero();
            assertThat(seen).hasSize(500);
            // 64 connections answer 213 a second, so the last of 500 waits more than a second for its turn.
            assertThat(offered.latencies().percentile(1)).isGreaterThanOrEqualTo(Duration.ofMillis(STALL_MILLIS));
            assertThat(offered.latencies().slowest()).isGreaterThan(Duration.ofSeconds(1));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }
}
