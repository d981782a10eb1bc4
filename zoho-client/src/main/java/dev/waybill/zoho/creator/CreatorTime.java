package dev.waybill.zoho.creator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a time as the Creator application reads it: in its pattern and its zone, with English month names. Source:
 * Zoho Creator facts 6.1.
 */
public final class CreatorTime {

    /** Before noon and after it, with every field of another value. */
    private static final List<LocalDateTime> SAMPLES =
            List.of(LocalDateTime.of(2026, 11, 28, 21, 45), LocalDateTime.of(2031, 2, 3, 4, 5));

    private final DateTimeFormatter formatter;

    private CreatorTime(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    /**
     * For an application's pattern, such as {@code dd-MMM-yyyy HH:mm:ss}, in UTC.
     *
     * @throws IllegalArgumentException if the pattern cannot write a time unmistakably; the message says what to write
     *     instead
     */
    public static CreatorTime of(String pattern) {
        String letters = fields(pattern);
        reject(letters.contains("Y"), "Y is the year of the week; write yyyy");
        reject(letters.contains("D"), "D is the day of the year; write dd");
        reject(letters.contains("h") && !letters.contains("a"), "hh needs a; write HH for 24 hours");
        String order = letters.replaceAll("[Ea]", "")
                .replace('u', 'y')
                .replace('L', 'M')
                .replace('h', 'H');
        String sorted = order.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
        reject(
                !sorted.equals("HMdmy") && !sorted.equals("HMdmsy"),
                "it must show year (yyyy), month (MM), day (dd), hour (HH) and minute (mm) once each, and may show"
                        + " the second (ss)");
        reject(!order.matches("[yMd]+[Hms]+|[Hms]+[yMd]+"), "MM is the month and mm the minute; they look swapped");
        // Some English locales write Sept; plain English writes Sep, as Creator does.
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        for (LocalDateTime sample : SAMPLES) {
            reject(
                    !sample.equals(parsed(formatter, formatter.format(sample))),
                    "it does not bring a date back unchanged");
        }
        return new CreatorTime(formatter.withZone(ZoneOffset.UTC));
    }

    /** The same format in the application's zone. */
    public CreatorTime in(ZoneId zone) {
        return new CreatorTime(formatter.withZone(zone));
    }

    /** A letter for each field of the pattern, in their order; quoted text and what stands between them is left out. */
    private static String fields(String pattern) {
        return pattern.replaceAll("'[^']*'", "")
                .replaceAll("(\\p{Alpha})\\1*", "$1")
                .replaceAll("[^\\p{Alpha}]", "");
    }

    private static @Nullable LocalDateTime parsed(DateTimeFormatter formatter, String text) {
        try {
            return LocalDateTime.parse(text, formatter);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static void reject(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }

    /** The time as text, to be written into a date-time field. */
    public String format(Instant time) {
        return formatter.format(time);
    }
}
