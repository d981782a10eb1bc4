package dev.waybill.ingest.query;

import dev.waybill.ingest.health.StoreWatch;
import dev.waybill.ingest.query.AppStatus.UnreadView;
import dev.waybill.ingest.webhook.UnreadLog;
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
import java.util.List;
import java.util.Map;

/** Tells anyone how the service is. Source: product 2.3. */
@Path("/webhook")
public final class AppStatusResource {

    /** What the older system's scripts look for. Source: product 2.3. */
    private static final List<String> OLDER_FEATURES = List.of(
            "persistent_nosql_storage",
            "document_based_json_storage",
            "auto_24h_cleanup_at_midnight",
            "stores_all_status_types",
            "stores_complete_webhook_response",
            "scalable_for_1000_plus_daily",
            "advanced_nosql_queries");

    private final StoreWatch watch;
    private final UnreadLog unread;
    private final String kind;
    private final Map<String, Boolean> features;

    AppStatusResource(StoreWatch watch, UnreadLog unread, StoreConfig store, WebhookConfig webhook) {
        this.watch = watch;
        this.unread = unread;
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
                .<Object>map(state -> AppStatus.running(state, unreadable(), features))
                .onFailure()
                .recoverWithItem(() -> AppStatus.degraded(kind, unreadable(), features));
    }

    private List<UnreadView> unreadable() {
        return unread.shapes().stream().map(UnreadView::of).toList();
    }

    private static Map<String, Boolean> features(WebhookConfig webhook) {
        boolean signature = !CommaList.elements(webhook.appSecrets()).isEmpty();
        boolean urlToken = !CommaList.elements(webhook.urlTokens()).isEmpty();
        Map<String, Boolean> features = new LinkedHashMap<>();
        features.put("signature", signature);
        features.put("url_token", urlToken);
        features.put("open", webhook.open() && !signature && !urlToken);
        features.put("handshake", !CommaList.elements(webhook.verifyTokens()).isEmpty());
        OLDER_FEATURES.forEach(name -> features.put(name, true));
        return features;
    }
}
