package dev.waybill.ingest.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the store answers and can be written. */
@Readiness
@Singleton
final class StoreReadiness implements AsyncHealthCheck {

    private static final String NAME = "store";

    private final StoreWatch watch;
    private final WriteProbe probe;

    StoreReadiness(StoreWatch watch, WriteProbe probe) {
        this.watch = watch;
        this.probe = probe;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return watch.state()
                .call(probe::write)
                .map(state -> HealthCheckResponse.named(NAME)
                        .up()
                        .withData("kind", state.kind())
                        .build())
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "it does not answer, or cannot be written")
                        .build());
    }
}
