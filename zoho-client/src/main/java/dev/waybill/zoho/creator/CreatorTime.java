package dev.waybill.zoho.creator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a time as the Creator application reads it: in its pattern and its zone, with English month names. Source:
 * Zoho Creator facts 6.1.
 */
public final class CreatorTime {

    private final DateTimeFormatter formatter;

    private CreatorTime(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    /**
     * For an application's pattern, such as {@code dd-MMM-yyyy HH:mm:ss}, and its zone.
     *
     * @throws IllegalArgumentException if the pattern cannot write a time unmistakably; the message says what to write
     *     instead
     */
    public static CreatorTime of(String pattern, ZoneId zone) {
        // Quoted text is not part of the pattern's letters.
        String letters = pattern.replaceAll("'[^']*'", "");
        reject(letters.contains("Y"), pattern, "Y is the year of the week, write yyyy");
        reject(letters.contains("D"), pattern, "D is the day of the year, write dd");
        reject(letters.contains("h") && !letters.contains("a"), pattern, "hh needs a, write HH for 24 hours");
        try {
            // Some English locales write Sept; plain English writes Sep, as Creator does.
            var formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
            reject(formatter.format(Instant.EPOCH).isBlank(), pattern, "it is empty");
            return new CreatorTime(formatter);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a date format: '" + pattern + "', write one like dd-MMM-yyyy HH:mm:ss: " + e.getMessage(), e);
        }
    }

    private static void reject(boolean wrong, String pattern, String why) {
        if (wrong) {
            throw new IllegalArgumentException("date format '" + pattern + "' is mistakable: " + why);
        }
    }

    /** The time as text, to be written into a date-time field. */
    public String format(Instant time) {
        return formatter.format(time);
    }
}
