package dev.waybill.store.sqlite;

import dev.waybill.model.filter.Filter.Relation;
import dev.waybill.model.filter.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Conditions on a value inside the status object.
 *
 * @param found what wraps a condition on the value: true when the path leads to a value that fulfils it
 * @param type the JSON type of the value in that condition
 * @param value the value in that condition
 */
record PathSql(Found found, Sql type, Sql value) {

    private static final int MOST_INDEX_DIGITS = 9;
    private static final Pattern INDEX = Pattern.compile("[0-9]{1," + MOST_INDEX_DIGITS + "}");
    /** Quoting inside JSON paths has changed between SQLite's versions; such names are walked to. */
    private static final Pattern NEEDS_WALK = Pattern.compile(".*[\"\\\\\\p{Cntrl}].*", Pattern.DOTALL);

    /** Puts a condition on the value where the value can be seen. */
    @FunctionalInterface
    interface Found {
        Sql where(Sql condition);
    }

    static PathSql to(List<String> steps) {
        boolean plain = steps.stream()
                .noneMatch(step -> INDEX.matcher(step).matches()
                        || NEEDS_WALK.matcher(step).matches());
        return plain ? byName(steps) : byWalk(steps);
    }

    /** True when the value equals one of the literals; null stands for no value, too. */
    Sql equalsAny(List<Literal> literals) {
        Sql equal = equalsAnyValue(literals);
        return Relations.withNull(literals)
                ? Sql.any(List.of(found.where(type.then(Sql.of(" <> 'null'"))).not(), equal))
                : equal;
    }

    /** One look at the value for all literals, since the way to it is what costs. */
    private Sql equalsAnyValue(List<Literal> literals) {
        List<Sql> choices = new ArrayList<>();
        List<String> texts = Relations.texts(literals);
        if (!texts.isEmpty()) {
            choices.add(ofType("= 'text'").then(isOneOf(texts)));
        }
        List<Object> numbers = literals.stream()
                .filter(Literal.Number.class::isInstance)
                .map(literal -> number(((Literal.Number) literal).value()))
                .toList();
        if (!numbers.isEmpty()) {
            choices.add(ofType("IN ('integer', 'real')").then(isOneOf(numbers)));
        }
        List<Integer> bools = literals.stream()
                .filter(Literal.Bool.class::isInstance)
                .map(literal -> ((Literal.Bool) literal).value() ? 1 : 0)
                .distinct()
                .toList();
        if (!bools.isEmpty()) {
            choices.add(ofType("IN ('true', 'false')").then(isOneOf(bools)));
        }
        return choices.isEmpty() ? Sql.FALSE : found.where(Sql.any(choices));
    }

    /** True when the value is of the literal's kind and stands in a relation to it. */
    Sql compare(Relation relation, Literal literal) {
        String is = " " + Relations.operator(relation) + " ?";
        return switch (literal) {
            case Literal.Text(String text) ->
                found.where(ofType("= 'text'").then(value).then(Sql.of(is, text)));
            case Literal.Number(BigDecimal number) ->
                found.where(ofType("IN ('integer', 'real')").then(value).then(Sql.of(is, number(number))));
            case Literal.Bool(boolean bool) ->
                found.where(ofType("IN ('true', 'false')").then(value).then(Sql.of(is, bool ? 1 : 0)));
            case Literal.Null ignored -> Sql.FALSE;
            case Literal.Time ignored -> Sql.FALSE;
            case Literal.Day ignored -> Sql.FALSE;
        };
    }

    private Sql ofType(String types) {
        return type.then(Sql.of(" " + types + " AND "));
    }

    private Sql isOneOf(List<?> values) {
        return value.then(Sql.of(" IN (")).then(Sql.list(values)).then(Sql.of(")"));
    }

    private static Object number(BigDecimal number) {
        BigDecimal limit = BigDecimal.valueOf(Long.MAX_VALUE);
        if (number.abs().compareTo(limit) <= 0 && Relations.isWhole(number)) {
            return number.longValueExact();
        }
        double nearest = number.doubleValue();
        // Too small for a double is still not zero.
        return nearest == 0 ? number.signum() * Double.MIN_VALUE : nearest;
    }

    /** Names alone: SQLite's own paths. */
    private static PathSql byName(List<String> steps) {
        String path = steps.stream().map(step -> ".\"" + step + "\"").collect(Collectors.joining("", "$", ""));
        return new PathSql(
                condition -> Sql.of("(").then(condition).then(Sql.of(")")),
                Sql.of("json_type(" + BodyFunctions.STATUS_JSON + ", ?)", path),
                Sql.of("json_extract(" + BodyFunctions.STATUS_JSON + ", ?)", path));
    }

    /**
     * A step of digits may be an index or a name, which a path cannot say: each step is looked up among the members of
     * the value before it, whose keys are numbers in an array and texts in an object. SQLite plans such steps in a time
     * that grows with the square of their number in a statement: 3,000 take less than a second.
     */
    private static PathSql byWalk(List<String> steps) {
        Sql walk = member(BodyFunctions.STATUS_JSON, 0, steps.getFirst());
        for (int i = 1; i < steps.size(); i++) {
            // Text that looks like JSON is still text and has no members.
            String before = "s" + (i - 1);
            String container = "CASE WHEN " + before + ".type IN ('array', 'object') THEN " + before + ".value END";
            walk = walk.then(member(container, i, steps.get(i)));
        }
        Sql start = walk;
        Sql end = Sql.of(")".repeat(steps.size()));
        String last = "s" + (steps.size() - 1);
        return new PathSql(
                condition -> start.then(condition).then(end), Sql.of(last + ".type"), Sql.of(last + ".value"));
    }

    private static Sql member(String container, int at, String step) {
        String among = "EXISTS (SELECT 1 FROM json_each(" + container + ") s" + at + " WHERE s" + at + ".key ";
        return INDEX.matcher(step).matches()
                ? Sql.of(among + "IN (?, ?) AND ", step, Integer.parseInt(step))
                : Sql.of(among + "= ? AND ", step);
    }
}
