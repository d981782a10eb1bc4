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
 * @param nextDue when the next one is due, absent when the scheduler is off; past while another cycle runs
 * @param notBefore no cycle can do anything before this time, absent if one can; outlives stops and restarts
 * @param stops how often it was stopped: a replica that sees the number grow ends its running cycle
 * @param reason why it is off, absent if an operator wanted it so or it is on
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SchedulerState(
        boolean on,
        @Nullable Instant nextDue,
        @Nullable Instant notBefore,
        long stops,
        @Nullable String reason) {

    /** Before the first start. */
    public static final SchedulerState OFF = new SchedulerState(false, null, null, 0, null);

    /**
     * After a start the application gets this long to settle before the first cycle, if the interval is not shorter.
     */
    static final Duration GRACE = Duration.ofSeconds(30);

    boolean isDueAt(Instant now) {
        return on && nextDue != null && !now.isBefore(nextDue);
    }

    /**
     * Switched on: the first cycle is due an interval after the last one's start, or an interval from now if there was
     * none, though not at once. What was due earlier stays so: restarts that follow one another faster than the
     * interval must not put the cycle off for ever.
     */
    SchedulerState started(Instant now, @Nullable Instant lastStart, Duration interval) {
        Instant due = lastStart == null ? now.plus(interval) : lastStart.plus(interval);
        Instant wanted = later(due, now.plus(earlier(interval, GRACE)));
        Instant soonest = on && nextDue != null && nextDue.isAfter(now) ? earlier(wanted, nextDue) : wanted;
        return new SchedulerState(true, due(soonest), notBefore, stops, null);
    }

    SchedulerState stopped(@Nullable String why) {
        return new SchedulerState(false, null, notBefore, stops + 1, why);
    }

    /** The cycle that is due starts now. */
    SchedulerState taken(Instant now, Duration interval) {
        return new SchedulerState(on, due(now.plus(interval)), notBefore, stops, reason);
    }

    /** The cycle that was to start found another one running; it stays due. */
    SchedulerState stillDue(Instant now) {
        return on ? new SchedulerState(true, due(now), notBefore, stops, reason) : this;
    }

    /** No cycle can do anything before this time. */
    SchedulerState closedUntil(Instant time) {
        Instant until = notBefore == null ? time : later(notBefore, time);
        return new SchedulerState(on, nextDue == null ? null : later(nextDue, until), until, stops, reason);
    }

    private Instant due(Instant wanted) {
        return notBefore == null ? wanted : later(wanted, notBefore);
    }

    private static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
