package dev.waybill.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a call came in.
 *
 * @param inFlight Creator calls in flight at that moment, with this one if it is one
 * @param userAgent what the caller calls itself, if it says so
 */
public record Arrival(int inFlight, @Nullable String userAgent) {}
