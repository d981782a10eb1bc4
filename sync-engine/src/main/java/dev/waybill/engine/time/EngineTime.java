package dev.waybill.engine.time;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/** The port to time: a wall clock that may jump, a stopwatch that does not, and timers. */
public interface EngineTime {

    /** What the machine believes the time to be. It may jump both ways. */
    Instant wall();

    /**
     * A stopwatch: it counts on whatever the wall clock does, and stands still while the machine is suspended. Only
     * differences between its values mean anything, and only within one process.
     */
    Instant steady();

    /** Both clocks at once. */
    default Moment now() {
        return new Moment(wall(), steady());
    }

    /**
     * Runs a task once, on any thread, when the delay is over on the stopwatch.
     *
     * @return cancels the task if it has not begun
     */
    Runnable after(Duration delay, Runnable task);

    /** Completes when the delay is over. A caller who cancels cancels the timer too. */
    default Uni<Void> pause(Duration delay) {
        return Uni.createFrom().emitter(emitter -> emitter.onTermination(after(delay, () -> emitter.complete(null))));
    }
}
