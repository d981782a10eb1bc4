package dev.waybill.zoho.nosql;

import java.time.Duration;

/**
 * How refused calls are repeated: with pauses that double, each changed by up to its half at random, so that many
 * callers do not come back at one moment.
 *
 * @param first pause before the first repetition
 * @param longest no pause is longer
 * @param repetitions 0 for none
 */
public record BackOff(Duration first, Duration longest, int repetitions) {

    /** Up to about eight seconds in all. */
    public static final BackOff DEFAULTS = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(4), 5);
}
