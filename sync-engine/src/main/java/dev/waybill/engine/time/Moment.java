package dev.waybill.engine.time;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment on both clocks.
 *
 * @param wall what the machine believed the time to be
 * @param steady the stopwatch of {@link EngineTime#steady()}
 */
public record Moment(Instant wall, Instant steady) {

    /** A moment that is so much later on both clocks. */
    public Moment plus(Duration time) {
        return new Moment(wall.plus(time), steady.plus(time));
    }

    /**
     * How much time may have passed since an earlier moment, by the clock that says more: the wall clock counts on
     * while the machine is suspended, the stopwatch while the wall clock is set back.
     */
    public Duration since(Moment earlier) {
        Duration byWall = Duration.between(earlier.wall, wall);
        Duration bySteady = Duration.between(earlier.steady, steady);
        return byWall.compareTo(bySteady) > 0 ? byWall : bySteady;
    }
}
