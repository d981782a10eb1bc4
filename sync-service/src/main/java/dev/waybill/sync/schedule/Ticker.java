package dev.waybill.sync.schedule;

import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets the scheduler look at its state again and again, and switches it on at the start. */
@Singleton
class Ticker {

    private final SyncScheduler scheduler;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean storeTroubleLogged = new AtomicBoolean();

    Ticker(SyncScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Scheduled(identity = "tick", every = "${waybill.sync.tick}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return (begun.get() ? scheduler.tick() : begin())
                .invoke(() -> storeTroubleLogged.set(false))
                .onFailure(StoreUnavailableException.class)
                .invoke(this::logOnce)
                .onFailure(StoreUnavailableException.class)
                .recoverWithNull();
    }

    /** Repeated until the store has taken it. */
    private Uni<Void> begin() {
        return scheduler.begin().invoke(() -> begun.set(true)).replaceWithVoid();
    }

    private void logOnce(Throwable failure) {
        if (!storeTroubleLogged.getAndSet(true)) {
            Log.errorf("The scheduler waits for the store, check it: %s", failure.getMessage());
        }
    }
}
