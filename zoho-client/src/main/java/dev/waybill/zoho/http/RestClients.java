package dev.waybill.zoho.http;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** Builds the REST clients of this module, all alike. Needs a running Quarkus application. */
public final class RestClients {

    /** Idle connections end before a gateway drops them under a call. */
    private static final int IDLE_SECONDS = 30;

    private RestClients() {}

    /**
     * A client of the annotated interface. It follows no redirect, and hands every answer to the caller: Zoho judges by
     * the body, so no HTTP status is an exception.
     */
    public static <T> T build(Class<T> api, URI base, ConnectionSettings settings) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, settings.poolSize())
                .property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .build(api);
    }
}
