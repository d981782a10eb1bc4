package dev.waybill.ingest.query;

import dev.waybill.ingest.health.StoreWatch;
import dev.waybill.ingest.webhook.WebhookConfig;
import dev.waybill.model.setting.CommaList;
import dev.waybill.store.StoreConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells anyone how the service is. Source: product 2.3. */
@Path("/webhook")
public final class AppStatusResource {

    private final StoreWatch watch;
    private final String kind;
    private final Map<String, Boolean> features;

    AppStatusResource(StoreWatch watch, StoreConfig store, WebhookConfig webhook) {
        this.watch = watch;
        this.kind = store.kind();
        this.features = features(webhook);
    }

    /** The state of service and store; also while the store cannot serve, since then it is asked for most. */
    @GET
    @Path("/status")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Object> status() {
        return watch.state()
                .<Object>map(state -> AppStatus.running(state, features))
                .onFailure()
                .recoverWithItem(() -> AppStatus.degraded(kind, features));
    }

    private static Map<String, Boolean> features(WebhookConfig webhook) {
        boolean signature = !CommaList.elements(webhook.appSecrets()).isEmpty();
        boolean urlToken = !CommaList.elements(webhook.urlTokens()).isEmpty();
        Map<String, Boolean> features = new LinkedHashMap<>();
        features.put("signature", signature);
        features.put("url_token", urlToken);
        features.put("open", webhook.open() && !signature && !urlToken);
        features.put("handshake", !CommaList.elements(webhook.verifyTokens()).isEmpty());
        return features;
    }
}
