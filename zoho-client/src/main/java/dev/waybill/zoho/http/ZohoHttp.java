package dev.waybill.zoho.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Makes calls to one server over HTTP/1.1. Every answer reaches the caller whatever its status, since Zoho's verdict
 * stands in the body; no redirect is followed. Each call ends within its time and its bytes, and a caller who leaves
 * ends it.
 */
public final class ZohoHttp implements AutoCloseable {

    /** Idle connections end before a gateway drops them under a call. */
    private static final int IDLE_SECONDS = 30;

    /** Callers have bounds of their own; this one is for a mistake. */
    private static final int MOST_WAITING = 1000;

    private final Vertx vertx;
    private final HttpClient client;
    private final String server;
    private final ConnectionSettings settings;

    /** @param server its address, perhaps with a path in front of those of all calls */
    public ZohoHttp(Vertx vertx, URI server, ConnectionSettings settings) {
        this.vertx = vertx;
        this.server = server.toString().replaceFirst("/+$", "");
        this.settings = settings;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setKeepAliveTimeout(IDLE_SECONDS))
                .with(new PoolOptions().setHttp1MaxSize(settings.poolSize()).setMaxWaitQueueSize(MOST_WAITING))
                .build();
    }

    /**
     * Makes a call each time it is subscribed to. Fails with a {@link NoAnswer} only.
     *
     * @param call asked for each time; may throw a {@link NoAnswer}
     */
    public Uni<HttpAnswer> send(Supplier<HttpCall> call) {
        return Uni.createFrom().deferred(() -> {
            HttpCall now = call.get().with("User-Agent", settings.userAgent());
            RequestOptions options = new RequestOptions()
                    .setMethod(now.method())
                    .setAbsoluteURI(server + now.target())
                    .setConnectTimeout(settings.callTimeout().toMillis());
            now.headers().forEach(options::putHeader);
            return Uni.createFrom()
                    .emitter(emitter ->
                            new Exchange(vertx, now, emitter).start(client.request(options), settings.callTimeout()));
        });
    }

    /** Closes the connections; calls in flight end. */
    @Override
    public void close() {
        client.close();
    }
}
