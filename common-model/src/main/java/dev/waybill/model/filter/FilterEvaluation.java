package dev.waybill.model.filter;

import dev.waybill.model.document.StatusDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a filter means: the reference that every store's own evaluation must equal.
 *
 * <p>Numbers compare by value. Objects and arrays equal nothing; a path that leads nowhere has no value.
 */
public final class FilterEvaluation {

    private FilterEvaluation() {}

    /**
     * Whether a document passes.
     *
     * @param statusObject the document's status object as plain maps, lists, text, numbers, booleans and nulls
     */
    public static boolean passes(Filter filter, StatusDocument document, Map<?, ?> statusObject) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) ->
                parts.stream().allMatch(part -> passes(part, document, statusObject));
            case Filter.Or(List<Filter> parts) -> parts.stream().anyMatch(part -> passes(part, document, statusObject));
            case Filter.Not(Filter part) -> !passes(part, document, statusObject);
            case Filter.Compare(Field field, Filter.Relation relation, Literal literal) ->
                holds(relation, value(field, document, statusObject), literal);
            case Filter.In(Field field, List<Literal> literals) -> {
                Object value = value(field, document, statusObject);
                yield literals.stream().anyMatch(literal -> holds(Filter.Relation.EQUAL, value, literal));
            }
        };
    }

    private static boolean holds(Filter.Relation relation, @Nullable Object value, Literal literal) {
        if (literal instanceof Literal.Null) {
            return relation == Filter.Relation.EQUAL && value == null;
        }
        OptionalInt sign = compare(value, literal);
        return sign.isPresent() && relation.holds(sign.getAsInt());
    }

    /** The sign of value minus literal; empty when they are of different kinds. */
    private static OptionalInt compare(@Nullable Object value, Literal literal) {
        return switch (literal) {
            case Literal.Text(String text) when value instanceof String s -> OptionalInt.of(byCodePoint(s, text));
            case Literal.Number(BigDecimal number)
            when value instanceof Number n -> OptionalInt.of(new BigDecimal(n.toString()).compareTo(number));
            case Literal.Bool(boolean bool) when value instanceof Boolean b -> OptionalInt.of(Boolean.compare(b, bool));
            case Literal.Time(Instant time) when value instanceof Instant i -> OptionalInt.of(i.compareTo(time));
            case Literal.Day(LocalDate day) when value instanceof LocalDate d -> OptionalInt.of(d.compareTo(day));
            default -> OptionalInt.empty();
        };
    }

    /** Stores compare the bytes of UTF-8, which order like code points and unlike Java's {@code compareTo}. */
    private static int byCodePoint(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static @Nullable Object value(Field field, StatusDocument document, Map<?, ?> statusObject) {
        return switch (field) {
            case Field.Member(var member) -> member.valueOf(document);
            case Field.StatusPath(List<String> steps) -> walk(statusObject, steps);
        };
    }

    private static @Nullable Object walk(Object root, List<String> steps) {
        Object here = root;
        for (String step : steps) {
            here = switch (here) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list -> element(list, step);
                case null, default -> null;
            };
        }
        return here;
    }

    private static @Nullable Object element(List<?> list, String step) {
        boolean index = !step.isEmpty() && step.length() <= 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        int at = index ? Integer.parseInt(step) : -1;
        return at >= 0 && at < list.size() ? list.get(at) : null;
    }
}
