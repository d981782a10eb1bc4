package dev.waybill.sandbox.creator;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Judges whether a record meets a condition. Text is compared with case. Source: Zoho Creator facts 1.7, with its
 * defaults where Zoho says nothing.
 *
 * @param emptyDiffers whether {@code !=} matches a field that is empty
 */
record CriteriaMatcher(boolean emptyDiffers) {

    /** Whether the record whose fields are these meets the condition; an empty field is an empty text. */
    boolean matches(Criterion criterion, UnaryOperator<String> fields) {
        return switch (criterion) {
            case Criterion.All(var parts) -> parts.stream().allMatch(part -> matches(part, fields));
            case Criterion.Any(var parts) -> parts.stream().anyMatch(part -> matches(part, fields));
            case Criterion.Not(var inner) -> !matches(inner, fields);
            case Criterion.Compare(var field, var operator, var literal) ->
                compare(fields.apply(field), operator, literal);
            case Criterion.Search(var field, var kind, var text) -> kind.finds(text, fields.apply(field));
        };
    }

    private boolean compare(String value, Criterion.Operator operator, Literal literal) {
        if (value.isEmpty() && operator == Criterion.Operator.NOT_EQUAL && !(literal instanceof Literal.Empty)) {
            return emptyDiffers && !literal.equals(new Literal.Text(""));
        }
        OptionalInt comparison = comparison(value, literal);
        return comparison.isPresent()
                ? operator.holdsFor(comparison.getAsInt())
                : operator == Criterion.Operator.NOT_EQUAL;
    }

    /** Empty if the value is of another kind than the literal. */
    private static OptionalInt comparison(String value, Literal literal) {
        return switch (literal) {
            case Literal.Text(var text) -> OptionalInt.of(value.compareTo(text));
            case Literal.Decision(var decision) -> OptionalInt.of(value.compareTo(String.valueOf(decision)));
            case Literal.Empty() -> OptionalInt.of(value.isEmpty() ? 0 : 1);
            case Literal.Numeric(var number) ->
                number(value)
                        .map(each -> OptionalInt.of(each.compareTo(number)))
                        .orElse(OptionalInt.empty());
            case Literal.Moment(var moment) ->
                CreatorDates.parse(value)
                        .map(each -> OptionalInt.of(each.compareTo(moment)))
                        .orElse(OptionalInt.empty());
        };
    }

    private static Optional<BigDecimal> number(String value) {
        try {
            return Optional.of(new BigDecimal(value));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
