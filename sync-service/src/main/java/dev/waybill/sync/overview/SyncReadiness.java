package dev.waybill.sync.overview;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.sync.runs.Freshness;
import dev.waybill.sync.runs.SyncFigures;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the store answers. Whether Zoho answers does not count: no other replica could serve better. That no cycle
 * ended well for two intervals is a detail only.
 */
@Readiness
@Singleton
class SyncReadiness implements AsyncHealthCheck {

    private static final String NAME = "store";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SyncFigures figures;
    private final Freshness freshness;

    SyncReadiness(SyncFigures figures, Freshness freshness) {
        this.figures = figures;
        this.freshness = freshness;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return figures.get()
                .map(known -> HealthCheckResponse.named(NAME)
                        .up()
                        .withData("seconds_since_success", freshness.age(known).toSeconds())
                        .withData("stale", freshness.isStale(known))
                        .build())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", reason(failure))
                        .build());
    }

    /** Tables that people must make are named; the store's own words are safe to show. */
    private static String reason(Throwable failure) {
        return failure instanceof StoreUnavailableException
                ? String.valueOf(failure.getMessage())
                : "it does not answer";
    }
}
