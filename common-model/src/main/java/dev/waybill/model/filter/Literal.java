package dev.waybill.model.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A value in a condition, already of the kind its field holds. */
public sealed interface Literal {

    record Text(String value) implements Literal {}

    /** A JSON number; also the seconds of {@code web_timestamp}. */
    record Number(BigDecimal value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    /** A point in time, for {@code created_time}. */
    record Time(Instant value) implements Literal {}

    /** A day, for {@code web_date}. */
    record Day(LocalDate value) implements Literal {}

    /** JSON null: equals a value that is null or absent; no other relation holds. */
    record Null() implements Literal {}
}
