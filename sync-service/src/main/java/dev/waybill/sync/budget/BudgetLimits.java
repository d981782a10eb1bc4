package dev.waybill.sync.budget;

import java.time.Duration;

/**
 * How much of Zoho's limits is ours.
 *
 * @param callsPerMinute most calls started in any minute
 * @param leastDelay between two starts
 * @param mostInFlight ceiling of calls in flight that is never passed, however well it goes
 */
public record BudgetLimits(int callsPerMinute, Duration leastDelay, int mostInFlight) {

    public BudgetLimits {
        if (callsPerMinute < 1 || mostInFlight < 1 || leastDelay.isNegative()) {
            throw new IllegalArgumentException("at least one call a minute and one in flight, and no negative delay: "
                    + callsPerMinute + ", " + mostInFlight + ", " + leastDelay);
        }
    }
}
