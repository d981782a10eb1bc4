package dev.waybill.engine.budget;

import java.time.Duration;

/**
 * Keeps starts a little apart, by what calls take of late. Calls that start at the same moment are answered at the same
 * moment, and then wait for one another at every turn, so that all take as long as the last of them. A quarter of the
 * distance at which all that may be in flight would follow each other evenly tells them apart and is never the bound.
 * Not thread-safe.
 */
final class Spacing {

    /** More helps nobody, and one slow answer must not hold up those after it. */
    static final Duration MOST = Duration.ofMillis(5);

    private static final int PART = 4;

    /** How many calls the mean remembers, about. */
    private static final int MEMORY = 4;

    private Duration typical = Duration.ZERO;

    /** A call took so long from its start to its answer. */
    void took(Duration duration) {
        typical = typical.isZero()
                ? duration
                : typical.plus(duration.minus(typical).dividedBy(MEMORY));
    }

    /** The least time between two starts when so many calls may be in flight. */
    Duration between(int mostInFlight) {
        Duration apart = typical.dividedBy((long) PART * mostInFlight);
        return apart.compareTo(MOST) > 0 ? MOST : apart;
    }
}
