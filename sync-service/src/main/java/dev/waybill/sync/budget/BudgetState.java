package dev.waybill.sync.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the budget stands.
 *
 * @param callsPerMinute what a minute has
 * @param leftThisMinute calls that the running minute still has
 * @param inFlight calls without an answer yet
 * @param inFlightCeiling how many of them there may be at present
 * @param started calls started since the application started
 * @param pausedUntil no call starts before this, absent if calls may start
 */
public record BudgetState(
        int callsPerMinute,
        int leftThisMinute,
        int inFlight,
        int inFlightCeiling,
        long started,
        @Nullable Instant pausedUntil) {}
