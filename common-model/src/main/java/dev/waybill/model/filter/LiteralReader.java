package dev.waybill.model.filter;

import dev.waybill.model.document.DocumentMember;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Turns a plain value into a literal of the kind its field holds, or says what is allowed. */
final class LiteralReader {

    /** Digits and exponents beyond this are beyond any number in a status, and costly to compute with. */
    private static final int MOST_DIGITS = 400;

    private LiteralReader() {}

    static Literal read(String name, Field field, @Nullable Object value) {
        if (value == null) {
            return new Literal.Null();
        }
        return switch (field) {
            case Field.Member(DocumentMember member) -> ofMember(name, member, value);
            case Field.StatusPath path -> ofStatusObject(name, value);
        };
    }

    private static Literal ofMember(String name, DocumentMember member, Object value) {
        try {
            return switch (member.kind()) {
                case TEXT -> new Literal.Text((String) value);
                case BOOLEAN -> new Literal.Bool((Boolean) value);
                case SECONDS -> number(value.toString());
                case INSTANT -> new Literal.Time(instant((String) value));
                case DATE -> new Literal.Day(LocalDate.parse((String) value));
            };
        } catch (ClassCastException | NumberFormatException | DateTimeException e) {
            throw new FilterException(name, name + " is compared with " + allowed(member.kind()));
        }
    }

    private static Literal ofNumber(String name, Number number) {
        try {
            return number(number.toString());
        } catch (NumberFormatException e) {
            throw new FilterException(name, name + " is compared with a number of at most " + MOST_DIGITS + " digits");
        }
    }

    private static Literal number(String digits) {
        BigDecimal number = new BigDecimal(digits.substring(0, Math.min(digits.length(), MOST_DIGITS + 1)));
        if (digits.length() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new NumberFormatException("more than " + MOST_DIGITS + " digits, or too large an exponent");
        }
        return new Literal.Number(number);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Literal ofStatusObject(String name, Object value) {
        return switch (value) {
            case String text -> new Literal.Text(text);
            case Boolean bool -> new Literal.Bool(bool);
            case Number number -> ofNumber(name, number);
            default -> throw new FilterException(name, name + " is compared with text, a number, true, false or null");
        };
    }

    private static String allowed(DocumentMember.Kind kind) {
        return switch (kind) {
            case TEXT -> "text or null";
            case BOOLEAN -> "true or false";
            case SECONDS -> "seconds since 1970, as text of digits or as a number";
            case INSTANT -> "a time such as \"2026-01-01T00:00:00Z\"";
            case DATE -> "a day such as \"2026-01-01\"";
        };
    }
}
