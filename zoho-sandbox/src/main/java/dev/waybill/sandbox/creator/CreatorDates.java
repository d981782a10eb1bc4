package dev.waybill.sandbox.creator;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The application's date format, {@code dd-MMM-yyyy HH:mm:ss}. Source: Zoho Creator facts 6.1. */
final class CreatorDates {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);

    private CreatorDates() {}

    static Optional<LocalDateTime> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    static String format(LocalDateTime moment) {
        return moment.format(FORMAT);
    }
}
