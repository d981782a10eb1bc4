package dev.waybill.sync.schedule;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler as every replica sees it. Pure: the time is passed in.
 *
 * @param on whether cycles start when they are due
 * @param nextDue when the next one is due, absent when the scheduler is off
 * @param stops how often it was stopped: a replica that sees the number grow ends its running cycle
 * @param reason why it is off, absent if an operator wanted it so or it is on
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SchedulerState(
        boolean on,
        @Nullable Instant nextDue,
        long stops,
        @Nullable String reason) {

    /** Before the first start. */
    public static final SchedulerState OFF = new SchedulerState(false, null, 0, null);

    /**
     * After a start the application gets this long to settle before the first cycle, if the interval is not shorter.
     */
    static final Duration GRACE = Duration.ofSeconds(30);

    boolean isDueAt(Instant now) {
        return on && nextDue != null && !now.isBefore(nextDue);
    }

    /**
     * Switched on: the first cycle is due an interval after the last one's start, or an interval from now if there was
     * none, though not at once.
     */
    SchedulerState started(Instant now, @Nullable Instant lastStart, Duration interval) {
        Instant due = lastStart == null ? now.plus(interval) : lastStart.plus(interval);
        // Restarts that follow one another faster than the interval must not put the first cycle off for ever.
        if (lastStart == null && on && nextDue != null && nextDue.isBefore(due)) {
            due = nextDue;
        }
        Instant earliest = now.plus(interval.compareTo(GRACE) < 0 ? interval : GRACE);
        return new SchedulerState(true, due.isBefore(earliest) ? earliest : due, stops, null);
    }

    SchedulerState stopped(@Nullable String why) {
        return new SchedulerState(false, null, stops + 1, why);
    }

    /** The cycle that is due starts now. */
    SchedulerState taken(Instant now, Duration interval) {
        return new SchedulerState(on, now.plus(interval), stops, reason);
    }

    /** No cycle can do anything before this time. */
    SchedulerState notBefore(Instant time) {
        return nextDue == null || !nextDue.isBefore(time) ? this : new SchedulerState(on, time, stops, reason);
    }
}
