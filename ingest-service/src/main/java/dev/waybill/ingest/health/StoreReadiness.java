package dev.waybill.ingest.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the store answers. */
@Readiness
@Singleton
final class StoreReadiness implements AsyncHealthCheck {

    private static final String NAME = "store";

    private final StoreWatch watch;

    StoreReadiness(StoreWatch watch) {
        this.watch = watch;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return watch.state()
                .map(state -> HealthCheckResponse.named(NAME)
                        .up()
                        .withData("kind", state.kind())
                        .build())
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "it does not answer")
                        .build());
    }
}
