package dev.waybill.ingest.retention;

import dev.waybill.model.store.Count;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets documents leave {@code delivered_logs} that are older than 24 hours. Source: product 2.4. */
@Singleton
public final class Retention {

    private static final Duration KEPT = Duration.ofHours(24);

    private final StatusStore store;
    private final Clock clock;

    Retention(StatusStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Retires what is older than 24 hours now; returns how many documents left. */
    public Uni<Count> retireNow() {
        return retireAt(clock.instant());
    }

    /** Retires what was older than 24 hours at an instant. */
    Uni<Count> retireAt(Instant instant) {
        return store.retire(instant.minus(KEPT));
    }
}
