package dev.waybill.engine.live;

import dev.waybill.engine.budget.QuotaReset;
import java.time.Duration;

/**
 * How live sync works.
 *
 * @param on whether it does; else cycles alone write
 * @param poll how often the store is asked for new events
 * @param aim how old a status may be when it gets to Creator while calls last
 * @param interim when statuses are written that a final one will follow
 * @param callsPerDay calls of a day, 0 if nobody knows
 * @param reset when the day's quota starts anew
 */
public record LiveOptions(
        boolean on, Duration poll, Duration aim, Interim interim, long callsPerDay, QuotaReset reset) {

    /** What is planned with while nobody knows the quota: the smallest of any plan. Source: Creator facts 3.2. */
    static final long UNKNOWN_QUOTA = 250;

    /** An interim status waits so long for a final one before it is written with calls to spare. */
    static final Duration RIPE = Duration.ofSeconds(20);

    long quota() {
        return callsPerDay == 0 ? UNKNOWN_QUOTA : callsPerDay;
    }

    Duration ripeAfter() {
        return interim == Interim.ALWAYS ? Duration.ZERO : RIPE;
    }
}
