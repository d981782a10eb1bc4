package dev.waybill.sync.page;

import dev.waybill.sync.run.SyncConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows times and durations as operators know them. */
@Singleton
public final class LocalTimes {

    private static final double MILLIS_PER_SECOND = 1000;
    private static final int CENTS = 100;

    private final DateTimeFormatter local;
    private final Duration interval;

    LocalTimes(ZoneId zone, SyncConfig config) {
        this.local = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)
                .withZone(zone);
        this.interval = config.interval();
    }

    /** A point in time in the configured zone, to the second. */
    public @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : local.format(instant);
    }

    /** A duration in seconds, to the hundredth. */
    public @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : rounded(duration.toMillis() / MILLIS_PER_SECOND);
    }

    /** From one cycle to the next, in minutes; a whole number whenever it is one. */
    public Number intervalMinutes() {
        if (interval.toSecondsPart() == 0 && interval.toMillisPart() == 0) {
            return interval.toMinutes();
        }
        return rounded(
                interval.toMillis() / MILLIS_PER_SECOND / Duration.ofMinutes(1).toSeconds());
    }

    private static double rounded(double number) {
        return (double) Math.round(number * CENTS) / CENTS;
    }
}
