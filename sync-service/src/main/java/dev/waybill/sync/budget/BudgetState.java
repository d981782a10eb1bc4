package dev.waybill.sync.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the budget stands.
 *
 * @param callsPerMinute what a minute has
 * @param leftThisMinute calls that the running minute still has
 * @param callsToday calls since the day's quota was last reset, on all replicas
 * @param leftToday calls that the day still has, absent if nobody knows its quota
 * @param inFlight calls of this replica without an answer yet
 * @param inFlightCeiling how many of them there may be at present
 * @param started calls started since the application started
 * @param pausedUntil no call starts before this, absent if calls may start
 */
public record BudgetState(
        int callsPerMinute,
        int leftThisMinute,
        long callsToday,
        @Nullable Long leftToday,
        int inFlight,
        int inFlightCeiling,
        long started,
        @Nullable Instant pausedUntil) {}
