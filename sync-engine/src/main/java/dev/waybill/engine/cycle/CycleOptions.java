package dev.waybill.engine.cycle;

import dev.waybill.engine.budget.QuotaReset;
import java.time.Duration;

/**
 * How cycles work.
 *
 * @param limits what one cycle may take
 * @param mostInFlight most writes that one cycle has waiting or in flight
 * @param firstPause before the first repeat of a call that Creator did not answer
 * @param reset when the day's quota starts anew
 */
public record CycleOptions(CycleLimits limits, int mostInFlight, Duration firstPause, QuotaReset reset) {}
