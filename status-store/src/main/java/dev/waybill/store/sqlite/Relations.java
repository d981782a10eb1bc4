package dev.waybill.store.sqlite;

import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Relations as SQL. */
final class Relations {

    /** So far from the ends of a long that one step of a unit more does not leave it. */
    private static final BigDecimal FAR = BigDecimal.valueOf(9_000_000_000_000_000_000L);

    private Relations() {}

    static String operator(Filter.Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
        };
    }

    /** Whether a column is one of the texts. */
    static Sql oneOf(String column, List<?> values) {
        return Sql.of(column + " IN (").then(Sql.list(values)).then(Sql.of(")"));
    }

    static List<String> texts(List<Literal> literals) {
        return literals.stream()
                .filter(Literal.Text.class::isInstance)
                .map(literal -> ((Literal.Text) literal).value())
                .toList();
    }

    static boolean withNull(List<Literal> literals) {
        return literals.stream().anyMatch(Literal.Null.class::isInstance);
    }

    /**
     * How an integer column, seen in whole units rounded down, stands to any number.
     *
     * @param unit how much of the column is one unit
     */
    static Sql whole(String column, long unit, Filter.Relation relation, BigDecimal number) {
        return switch (relation) {
            case GREATER -> Sql.of(column + " >= ?", above(number, unit));
            case GREATER_OR_EQUAL -> Sql.of(column + " >= ?", from(number, unit));
            case LESS -> Sql.of(column + " < ?", from(number, unit));
            case LESS_OR_EQUAL -> Sql.of(column + " < ?", above(number, unit));
            case EQUAL ->
                isWhole(number)
                        ? Sql.of(column + " >= ? AND " + column + " < ?", from(number, unit), above(number, unit))
                        : Sql.FALSE;
        };
    }

    /** The first value of the column that is not below the number. */
    private static long from(BigDecimal number, long unit) {
        return rounded(number, unit, RoundingMode.CEILING) * unit;
    }

    /** The first value of the column that is above the number. */
    private static long above(BigDecimal number, long unit) {
        return (rounded(number, unit, RoundingMode.FLOOR) + 1) * unit;
    }

    private static long rounded(BigDecimal number, long unit, RoundingMode mode) {
        BigDecimal far = FAR.divideToIntegralValue(BigDecimal.valueOf(unit));
        BigDecimal near = number.min(far).max(far.negate());
        if (isFraction(near)) {
            // Rounding something like 1e-999999999 the ordinary way would write out all of its zeros.
            near = BigDecimal.valueOf(near.signum(), 1);
        }
        return near.setScale(0, mode).longValueExact();
    }

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0
                || (!isFraction(number)
                        && (number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0));
    }

    /** Whether a number is between -1 and 1 and not 0. */
    private static boolean isFraction(BigDecimal number) {
        return number.signum() != 0 && (long) number.precision() - number.scale() <= 0;
    }
}
