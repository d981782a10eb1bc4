package dev.waybill.sync.lock;

import dev.waybill.sync.state.ControlCell;
import dev.waybill.sync.state.Decision;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.support.LockException;
import net.javacrumbs.shedlock.support.StorageAccessor;

/**
 * ShedLock's storage over control state: one document, changed by compare-and-set. Blocks, as ShedLock does, so it is
 * for the lock's own threads only. One instance is one holder.
 */
final class ControlLockStorage implements StorageAccessor {

    /** A store that takes longer than this is as good as gone; the lock must not be believed held meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ControlCell<LockState> cell;
    private final String holder;
    private final InstantSource clock;
    private final Runnable onLost;
    private volatile Instant heldUntil = Instant.MIN;

    /** @param onLost told when an extension fails, whatever the reason */
    ControlLockStorage(ControlCell<LockState> cell, String holder, InstantSource clock, Runnable onLost) {
        this.cell = cell;
        this.holder = holder;
        this.clock = clock;
        this.onLost = onLost;
    }

    /** Whether nobody else can hold the lock now, as far as the clock tells. */
    boolean holdsNow() {
        return clock.instant().isBefore(heldUntil);
    }

    /** The document is made by the first update; there is no separate insertion. */
    @Override
    public boolean insertRecord(LockConfiguration configuration) {
        return false;
    }

    @Override
    public boolean updateRecord(LockConfiguration configuration) {
        Instant until = configuration.getLockAtMostUntil();
        return hold(
                until,
                block(cell.decide(before -> before.isHeldAt(clock.instant())
                        ? Decision.keep(false)
                        : Decision.write(new LockState(holder, until), true))));
    }

    @Override
    public boolean extend(LockConfiguration configuration) {
        boolean extended = false;
        try {
            Instant until = configuration.getLockAtMostUntil();
            extended = hold(
                    until,
                    block(cell.decide(before -> isOurs(before)
                            ? Decision.write(new LockState(holder, until), true)
                            : Decision.keep(false))));
        } finally {
            if (!extended) {
                onLost.run();
            }
        }
        return extended;
    }

    @Override
    public void unlock(LockConfiguration configuration) {
        heldUntil = Instant.MIN;
        Instant end = configuration.getUnlockTime();
        Boolean released = block(cell.decide(
                before -> isOurs(before) ? Decision.write(new LockState(holder, end), true) : Decision.keep(false)));
        if (!released) {
            throw new LockException("the lock was not ours any more");
        }
    }

    private boolean hold(Instant until, boolean successful) {
        if (successful) {
            heldUntil = until;
        }
        return successful;
    }

    private boolean isOurs(LockState state) {
        return state.holder().equals(holder) && state.isHeldAt(clock.instant());
    }

    private static <T> T block(Uni<T> uni) {
        try {
            return uni.subscribeAsCompletionStage().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockException("interrupted while the store was asked for the lock", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LockException("the store did not answer for the lock", e);
        }
    }
}
