package dev.waybill.sandbox.creator;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The right side of a comparison. Source: Zoho Creator facts 1.7. */
sealed interface Literal {

    /** Text in double quotes. */
    record Text(String value) implements Literal {}

    /** A bare number, or a bare record ID. */
    record Numeric(BigDecimal value) implements Literal {}

    /** {@code true} or {@code false}. */
    record Decision(boolean value) implements Literal {}

    /** A date and time in single quotes. */
    record Moment(LocalDateTime value) implements Literal {}

    /** {@code null}: an empty field. */
    record Empty() implements Literal {}
}
