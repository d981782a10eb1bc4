package dev.waybill.sync.health;

import dev.waybill.sync.schedule.SyncScheduler;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the store answers. Whether Zoho does is no matter of readiness: nobody else could serve better. */
@Readiness
@Singleton
class StoreReadiness implements AsyncHealthCheck {

    private static final String NAME = "store";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SyncScheduler scheduler;

    StoreReadiness(SyncScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return scheduler
                .state()
                .map(state -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }
}
