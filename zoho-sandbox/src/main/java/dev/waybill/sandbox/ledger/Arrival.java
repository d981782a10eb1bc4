package dev.waybill.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a call came in.
 *
 * @param inFlight Creator calls, or Catalyst calls if it is one, in flight at that moment, with this one if it counts
 * @param userAgent what the caller calls itself, if it says so
 */
public record Arrival(int inFlight, @Nullable String userAgent) {}
