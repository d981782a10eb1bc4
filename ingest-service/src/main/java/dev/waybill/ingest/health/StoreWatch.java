package dev.waybill.ingest.health;

import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The state of the store, asked for at most once in two seconds, since anybody may ask. */
@Singleton
public final class StoreWatch {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Uni<StoreState> state;

    StoreWatch(StatusStore store) {
        this.state = Uni.createFrom()
                .deferred(store::state)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .memoize()
                .atLeast(KEPT);
    }

    /** The state as it was at most two seconds ago; fails when the store fails or does not answer in three. */
    public Uni<StoreState> state() {
        return state;
    }
}
