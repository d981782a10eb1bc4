package dev.waybill.sync.page;

import dev.waybill.operator.view.CountView;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How templates show values. */
@TemplateExtension(namespace = "show")
final class Format {

    private static final double MILLIS_PER_SECOND = 1000;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Up to so many of the larger unit are shown in the smaller one. */
    private static final long TWO = 2;

    private Format() {}

    /** A whole number in groups of three. */
    static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** As {@link #number(long)}. */
    static String number(int value) {
        return number((long) value);
    }

    /** A count, which may be an estimate. */
    static String count(CountView counted) {
        String number = number(counted.count().value());
        return counted.count().approximateAsOf() == null ? number : "about " + number;
    }

    /** A length of time, in its largest unit. */
    static String span(@Nullable Long seconds) {
        if (seconds == null) {
            return "-";
        }
        if (seconds < TWO * MINUTE) {
            return seconds + " s";
        }
        if (seconds < TWO * HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < TWO * DAY ? seconds / HOUR + " h" : seconds / DAY + " days";
    }

    /** A length of time in seconds, to the hundredth; a dash if there is none. */
    static String seconds(@Nullable Duration duration) {
        return duration == null ? "-" : String.format(Locale.ENGLISH, "%.2f", duration.toMillis() / MILLIS_PER_SECOND);
    }

    /** The word that JSON shows for one of several possibilities. */
    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** A part of a whole in percent, 0 to 100. */
    static int percent(int part, int whole) {
        return whole <= 0 ? 0 : Math.clamp(part * 100L / whole, 0, 100);
    }

    /** What stands for a text that may be missing. */
    static String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? "-" : text;
    }
}
