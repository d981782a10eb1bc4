package dev.waybill.store.journal;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses that double with every failure in a row, each shortened by up to its half at random so that many machines do
 * not come back at one moment.
 *
 * @param random between 0 and 1
 */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

    /** More doublings would leave what a duration can hold. */
    private static final int MOST_DOUBLINGS = 30;

    /** The pause behind so many failures in a row, at least one. */
    Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        Duration full = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos((long) (full.toNanos() * (1 - random.getAsDouble() / 2)));
    }
}
