package dev.waybill.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler as every replica sees it. Pure: the time is passed in.
 *
 * @param on whether cycles start when they are due
 * @param notBefore no cycle can do anything before this time, absent if one can; outlives stops and restarts
 * @param stops how often it was stopped: the leader ends the running cycle when the number grows
 * @param reason why it is off, absent if an operator wanted it so or it is on
 */
public record SchedulerState(
        boolean on,
        @Nullable Instant notBefore,
        long stops,
        @Nullable String reason) {

    /** Before the first start. */
    public static final SchedulerState OFF = new SchedulerState(false, null, 0, null);

    SchedulerState started() {
        return new SchedulerState(true, notBefore, stops, null);
    }

    SchedulerState stopped(@Nullable String why) {
        return new SchedulerState(false, notBefore, stops + 1, why);
    }

    /** No cycle can do anything before this time. */
    SchedulerState closedUntil(Instant time) {
        return new SchedulerState(on, notBefore == null ? time : later(notBefore, time), stops, reason);
    }

    SchedulerState open() {
        return new SchedulerState(on, null, stops, reason);
    }

    /** Whether a cycle may start; a kept instant is believed no further ahead than the longest that it may be. */
    boolean isOpen(Instant now, Duration longest) {
        return notBefore == null || !now.isBefore(notBefore) || notBefore.isAfter(now.plus(longest));
    }

    /**
     * When the next cycle is due, absent when the scheduler is off.
     *
     * @param lastStart when the last one started, absent before the first
     */
    public @Nullable Instant nextDue(@Nullable Instant lastStart, Duration interval, Instant now) {
        if (!on) {
            return null;
        }
        Instant due = lastStart == null || lastStart.isAfter(now) ? now : lastStart.plus(interval);
        return notBefore == null ? due : later(due, notBefore);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
