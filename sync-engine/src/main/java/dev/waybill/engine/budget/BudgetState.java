package dev.waybill.engine.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the budget stands.
 *
 * @param callsPerMinute what a minute has
 * @param leftThisMinute calls that may still start in the running minute; none while calls are paused
 * @param callsToday calls since the day's quota was last reset, on all replicas
 * @param leftToday calls that the day still has, absent if nobody knows its quota; 0 once Zoho said that it is used up
 * @param inFlight calls without an answer yet
 * @param inFlightCeiling how many of them there may be at present
 * @param pausedUntil no call starts before this, absent if calls may start
 * @param pausedBecause why, absent if calls may start
 */
public record BudgetState(
        int callsPerMinute,
        int leftThisMinute,
        long callsToday,
        @Nullable Long leftToday,
        int inFlight,
        int inFlightCeiling,
        @Nullable Instant pausedUntil,
        @Nullable String pausedBecause) {}
