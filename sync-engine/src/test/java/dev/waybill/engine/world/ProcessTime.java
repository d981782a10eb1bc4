package dev.waybill.engine.world;

import dev.waybill.engine.time.EngineTime;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The clocks of one process: its wall clock can be set, and it can be stopped, suspended and killed. */
public final class ProcessTime implements EngineTime {

    private final VirtualTime time;
    private Duration ahead = Duration.ZERO;
    private Duration suspended = Duration.ZERO;
    private Instant frozenUntil = Instant.MIN;
    private boolean dead;

    ProcessTime(VirtualTime time) {
        this.time = time;
    }

    @Override
    public Instant wall() {
        return time.now().plus(ahead);
    }

    @Override
    public Instant steady() {
        return time.now().minus(suspended);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        return dead ? () -> {} : time.add(delay, Optional.of(this), task);
    }

    /** Sets the wall clock forward, or back. */
    public void step(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Stops the process for a while; its stopwatch goes on. */
    public void freeze(Duration pause) {
        frozenUntil = later(time.now().plus(pause));
        time.putOff(this, pause, false);
    }

    /** Suspends the machine for a while: its stopwatch stands still, the wall clock goes on. */
    public void suspend(Duration pause) {
        frozenUntil = later(time.now().plus(pause));
        time.putOff(this, pause, true);
        // Nothing of the process runs before the end of the pause, so nobody can read this too early.
        suspended = suspended.plus(pause);
    }

    private Instant later(Instant end) {
        return end.isAfter(frozenUntil) ? end : frozenUntil;
    }

    Instant frozenUntil() {
        return frozenUntil;
    }

    /** Nothing happens in this process any more. */
    public void kill() {
        dead = true;
        time.forget(this);
    }

    /** Whether it is neither dead nor standing still. */
    public boolean isRunning() {
        return !dead && !frozenUntil.isAfter(time.now());
    }

    /**
     * A question to something outside: half the time it is on its way there, where it is done whatever becomes of this
     * process, and half the time its answer is on its way back.
     */
    public <T> Uni<T> ask(Duration latency, Supplier<Uni<T>> done) {
        if (latency.isZero()) {
            return Uni.createFrom().deferred(done::get);
        }
        Duration way = latency.dividedBy(2);
        return Uni.createFrom().emitter(emitter -> {
            if (dead) {
                return;
            }
            time.later(
                    way,
                    () -> done.get()
                            .subscribe()
                            .with(
                                    item -> after(way, () -> emitter.complete(item)),
                                    failure -> after(way, () -> emitter.fail(failure))));
        });
    }
}
