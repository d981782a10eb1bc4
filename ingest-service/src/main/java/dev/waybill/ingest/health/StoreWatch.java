package dev.waybill.ingest.health;

import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Asks the store how it is, and does not wait for ever. */
@Singleton
public final class StoreWatch {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final StatusStore store;

    StoreWatch(StatusStore store) {
        this.store = store;
    }

    /** The state now; fails when the store fails or does not answer in three seconds. */
    public Uni<StoreState> state() {
        return Uni.createFrom().deferred(store::state).ifNoItem().after(TIMEOUT).fail();
    }
}
