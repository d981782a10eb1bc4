package dev.waybill.sync.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows points in time in the configured zone, to the second. Pages know it as {@code times}. */
@Named("times")
@Singleton
public final class LocalTimes {

    private final DateTimeFormatter iso;
    private final DateTimeFormatter spaced;

    LocalTimes(ZoneId zone) {
        this.iso = formatter("yyyy-MM-dd'T'HH:mm:ss", zone);
        this.spaced = formatter("yyyy-MM-dd HH:mm:ss", zone);
    }

    private static DateTimeFormatter formatter(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
    }

    /** As JSON and CSV show it: {@code 2025-01-30T10:30:00}. */
    public String iso(Instant instant) {
        return iso.format(instant);
    }

    /** As pages show it, a dash if there is none. */
    public String of(@Nullable Instant instant) {
        return instant == null ? "-" : spaced.format(instant);
    }
}
