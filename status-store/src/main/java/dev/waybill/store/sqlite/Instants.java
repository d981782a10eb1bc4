package dev.waybill.store.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Instants as exact numbers, whatever their precision and however far away. */
final class Instants {

    private static final int NANO_DIGITS = 9;
    private static final int MILLI_DIGITS = 3;

    /** Here the dates of JavaScript end, so that whoever reads a time that was stored can show it. */
    private static final long FARTHEST = 8_640_000_000_000_000L;

    private Instants() {}

    /** The millisecond that an instant falls in, or the nearest that is stored: the years -271821 to 275760. */
    static long nearestMillis(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), -FARTHEST / 1000 - 1, FARTHEST / 1000 + 1);
        return Math.clamp(Instant.ofEpochSecond(seconds, instant.getNano()).toEpochMilli(), -FARTHEST, FARTHEST);
    }

    /** Milliseconds since 1970, with their fraction. */
    static BigDecimal millis(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), NANO_DIGITS))
                .movePointRight(MILLI_DIGITS);
    }

    /**
     * The first millisecond that is not before an instant. Receive times are whole milliseconds, so "received before
     * the instant" and "received before this millisecond" are the same.
     */
    static long ceilMillis(Instant instant) {
        return millis(instant)
                .setScale(0, RoundingMode.CEILING)
                .max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
