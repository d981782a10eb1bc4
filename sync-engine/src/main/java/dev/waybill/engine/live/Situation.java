package dev.waybill.engine.live;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the planner plans from.
 *
 * @param now the time
 * @param reset when the day's quota starts anew
 * @param quota calls of the day
 * @param callsLeft calls of the day that are neither made nor asked for
 * @param minuteLeft calls of the running minute likewise
 * @param netCalls calls by which the cycles until the reset will read
 * @param forecast what is still to come until the reset
 * @param failed what waits of failed messages
 * @param delivered what waits of other final statuses
 * @param ripeInterim interim statuses that waited so long that no final one is about to follow
 * @param ripeUnreadInterim those of them whose record must be looked up
 * @param missedDue updates whose record was not there and may be now
 * @param lastLookUp when records were last looked up, absent if they never were
 * @param closedUntil no call starts before this, absent if calls may start
 */
record Situation(
        Instant now,
        Instant reset,
        long quota,
        long callsLeft,
        int minuteLeft,
        long netCalls,
        Forecast forecast,
        Outbox.Load failed,
        Outbox.Load delivered,
        boolean ripeInterim,
        boolean ripeUnreadInterim,
        int missedDue,
        @Nullable Instant lastLookUp,
        @Nullable Instant closedUntil) {

    Duration untilReset() {
        return Duration.between(now, reset);
    }
}
