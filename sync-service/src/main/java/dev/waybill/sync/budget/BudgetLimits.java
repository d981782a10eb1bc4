package dev.waybill.sync.budget;

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

    /** A crash costs at most this part of a minute's calls, and a minute as many writings. */
    private static final int NOTES_A_MINUTE = 6;

    public BudgetLimits {
        if (callsPerMinute < 1 || callsPerDay < 0 || mostInFlight < 1 || leastDelay.isNegative()) {
            throw new IllegalArgumentException("at least one call a minute and one in flight, and nothing negative: "
                    + callsPerMinute + ", " + callsPerDay + ", " + mostInFlight + ", " + leastDelay);
        }
    }

    /** Calls that are noted at a time. */
    int noted() {
        return Math.max(2, callsPerMinute / NOTES_A_MINUTE);
    }
}
