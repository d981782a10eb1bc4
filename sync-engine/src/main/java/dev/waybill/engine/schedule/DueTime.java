package dev.waybill.engine.schedule;

import dev.waybill.engine.time.Moment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the next cycle is due, on both clocks: whichever comes first counts, so that neither a wall clock that is set
 * back nor a machine that was suspended puts it off.
 */
record DueTime(Moment at) {

    /**
     * An interval after the last start, but not before the replica has settled.
     *
     * @param lastStart absent before the first cycle: it is due at once; believed no further ahead than now
     * @param grace least time from now
     */
    static DueTime after(@Nullable Instant lastStart, Duration interval, Duration grace, Moment now) {
        Duration since = lastStart == null ? interval : Duration.between(lastStart, now.wall());
        Duration left = interval.minus(since.isNegative() ? Duration.ZERO : since);
        return new DueTime(now.plus(left.compareTo(grace) < 0 ? grace : left));
    }

    boolean isDue(Moment now) {
        return !now.steady().isBefore(at.steady()) || !now.wall().isBefore(at.wall());
    }
}
