package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a status came about. Source: WhatsApp facts 2.3 and 9.
 *
 * @param asReceived the text or the digits in the callback, absent where it names no time
 * @param instant to the millisecond, between 1970 and 9999; absent where nobody can read what is named
 */
record EventTime(@Nullable String asReceived, @Nullable Instant instant) {

    /** Short enough that computing with it costs nothing, whatever the exponent. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal FIRST_MILLISECONDS = new BigDecimal("1e12");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final BigDecimal END_MILLISECONDS = BigDecimal.valueOf(END.toEpochMilli());

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            // As some providers write it. Source: WhatsApp facts 6.4, Infobip.
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /**
     * Reads a time: seconds since 1970 as text or number, from 1e12 on milliseconds; or ISO-8601, in UTC where it has
     * no offset.
     *
     * <p>A time that is missing, blank or zero (some providers write zero for what is absent) is the receive time.
     */
    static EventTime read(@Nullable Json value, Instant receivedAt) {
        String text = Json.text(value);
        if (text == null) {
            return switch (value) {
                case null -> new EventTime(null, receivedAt);
                case Json.Null blank -> new EventTime(null, receivedAt);
                case Json.Text blank -> new EventTime(null, receivedAt);
                default -> new EventTime(JsonWriter.write(value), null);
            };
        }
        if (NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            return new EventTime(text, number.signum() == 0 ? receivedAt : ofNumber(number));
        }
        return new EventTime(text, ofIso(text));
    }

    private static @Nullable Instant ofNumber(BigDecimal number) {
        BigDecimal milliseconds = number.compareTo(FIRST_MILLISECONDS) >= 0 ? number : number.multiply(THOUSAND);
        return milliseconds.compareTo(END_MILLISECONDS) > 0 ? null : Instant.ofEpochMilli(milliseconds.longValue());
    }

    private static @Nullable Instant ofIso(String text) {
        try {
            Instant instant = switch (ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime withOffset -> withOffset.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                default -> throw new DateTimeException("neither with nor without offset");
            };
            boolean inRange = !instant.isBefore(Instant.EPOCH) && !instant.isAfter(END);
            return inRange ? instant.truncatedTo(ChronoUnit.MILLIS) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
