package dev.waybill.engine.schedule;

import java.time.Duration;

/**
 * The times of the schedule.
 *
 * @param interval from one cycle's start to the next
 * @param poll how often the leader looks what operators asked for; a matter of what the store charges for it
 */
public record SyncOptions(Duration interval, Duration poll) {

    /**
     * A replica that has just begun gets this long before its first cycle: to settle, and so that an operator who runs
     * a cycle at once does not meet another. Source: product page, section 3, "within a minute of the start".
     */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** A cycle that could not begin is due again after this time, unless the interval is shorter. */
    static final Duration RETRY = Duration.ofMinutes(1);

    /** How long a caller waits for the leader's answer. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long calls in flight may take once the application is asked to end. */
    static final Duration LAST_CALLS = Duration.ofSeconds(15);

    /** No pause is longer: it ends at the next reset of the day's quota. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(25);

    Duration grace() {
        return shorter(GRACE, interval);
    }

    Duration retry() {
        return shorter(RETRY, interval);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
