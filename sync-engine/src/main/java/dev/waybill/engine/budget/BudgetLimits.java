package dev.waybill.engine.budget;

import java.time.Duration;

/**
 * How much of Zoho's limits is ours.
 *
 * @param callsPerMinute most calls started in any minute
 * @param callsPerDay most calls of a day of the quota, 0 if nobody knows
 * @param leastDelay between two starts
 * @param mostInFlight ceiling of calls in flight that is never passed, however well it goes
 */
public record BudgetLimits(int callsPerMinute, long callsPerDay, Duration leastDelay, int mostInFlight) {

    /** A crash costs the calls that were noted and not made, so a portion is small in a small quota. */
    private static final long MOST_NOTED = 8;

    private static final long PART_OF_THE_DAY = 60;

    public BudgetLimits {
        if (callsPerMinute < 1 || callsPerDay < 0 || mostInFlight < 1 || leastDelay.isNegative()) {
            throw new IllegalArgumentException("at least one call a minute and one in flight, and nothing negative: "
                    + callsPerMinute + ", " + callsPerDay + ", " + mostInFlight + ", " + leastDelay);
        }
    }

    /**
     * Calls that are noted at a time.
     *
     * @param leftToday calls that the day still has
     */
    int portion(long leftToday) {
        long ofTheDay = callsPerDay == 0 ? MOST_NOTED : leftToday / PART_OF_THE_DAY;
        long ofTheMinute = Math.max(1, callsPerMinute / 2L);
        return (int) Math.max(1, Math.min(MOST_NOTED, Math.min(ofTheMinute, ofTheDay)));
    }
}
