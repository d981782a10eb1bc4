package dev.waybill.sync.lock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.state.ControlCell;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;

/**
 * The lock of the cycle. It is extended while the cycle runs and ends within a minute of its owner's death. ShedLock
 * blocks, so it has two threads of its own: one for its calls, one for the extensions.
 */
@ApplicationScoped
public class CycleLock {

    private static final String NAME = "cycle";

    /** Extended at half of it, so a dead owner's lock ends 30 to 60 seconds after its death. */
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final ControlCell<LockState> cell;
    private final Clock clock;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("cycle-lock-", 0).daemon().factory());

    CycleLock(ControlStore store, ObjectMapper json, Clock clock) {
        this.cell = new ControlCell<>(store, json, "lock/" + NAME, LockState.class, LockState.FREE);
        this.clock = clock;
        // ShedLock reads its clock from a static field; one clock must decide about one lock.
        ClockProvider.setClock(clock);
    }

    /**
     * Asks for the lock once, without waiting for it. Fails when the store does not answer.
     *
     * @param holder the run it is for
     * @param onLost told, on any thread, when the lock could not be kept
     */
    public Uni<LockAttempt> tryAcquire(String holder, Runnable onLost) {
        ControlLockStorage storage = new ControlLockStorage(cell, holder, clock, onLost);
        return Uni.createFrom()
                .item(() -> new KeepAliveLockProvider(new ControlLockProvider(storage), threads)
                        .lock(new LockConfiguration(clock.instant(), NAME, AT_MOST, Duration.ZERO)))
                .runSubscriptionOn(threads)
                .flatMap(lock -> attempt(lock, storage));
    }

    private Uni<LockAttempt> attempt(Optional<SimpleLock> lock, ControlLockStorage storage) {
        if (lock.isPresent()) {
            return Uni.createFrom().item(new LockAttempt.Held(storage::holdsNow, () -> release(lock.get())));
        }
        return cell.get().map(state -> new LockAttempt.Busy(state.holder()));
    }

    /** The run that holds the lock now, on whichever replica. */
    public Uni<Optional<String>> holder() {
        return cell.get()
                .map(state -> Optional.of(state)
                        .filter(s -> s.isHeldAt(clock.instant()))
                        .map(LockState::holder));
    }

    private Uni<Void> release(SimpleLock lock) {
        return Uni.createFrom()
                .voidItem()
                .invoke(lock::unlock)
                .runSubscriptionOn(threads)
                .onFailure()
                .invoke(failure -> Log.warnf(
                        "The cycle's lock could not be given back and ends by itself within a minute: %s",
                        failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
