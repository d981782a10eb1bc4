package dev.waybill.store.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Instants as exact numbers, whatever their precision and however far away. */
final class Instants {

    private static final int NANO_DIGITS = 9;
    private static final int MILLI_DIGITS = 3;

    private Instants() {}

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
