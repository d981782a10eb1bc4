package dev.waybill.sandbox.conditions;

import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.ValueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * The 14 comparisons, each between a value that is there and an operand. Values of types that the comparison does not
 * know make it false; so do values of different types where an order is asked. Source: Catalyst NoSQL facts 1.10.
 */
public enum Operator {
    CONTAINS,
    NOT_CONTAINS,
    BEGINS_WITH,
    ENDS_WITH,
    IN,
    NOT_IN,
    BETWEEN,
    NOT_BETWEEN,
    EQUALS,
    NOT_EQUALS,
    GREATER_THAN,
    LESS_THAN,
    GREATER_EQUAL,
    LESS_EQUAL;

    /** The operator of this name, as on the wire. */
    static Operator of(String name) {
        for (Operator operator : values()) {
            if (operator.wireName().equals(name)) {
                return operator;
            }
        }
        throw BadInput.value("Invalid input value for operator");
    }

    /** Refuses an operand that the comparison can do nothing with. */
    void check(AttributeValue operand) {
        boolean fits = switch (this) {
            case IN, NOT_IN -> isCollection(operand);
            case BETWEEN, NOT_BETWEEN ->
                isCollection(operand) && elements(operand).size() == 2;
            case BEGINS_WITH, ENDS_WITH -> operand instanceof AttributeValue.Text;
            case GREATER_THAN, LESS_THAN, GREATER_EQUAL, LESS_EQUAL -> ValueOrder.comparable(operand, operand);
            default -> true;
        };
        if (!fits) {
            throw BadInput.value("Invalid input value for " + wireName());
        }
    }

    /** Whether the value compares so with the operand. */
    public boolean test(AttributeValue value, AttributeValue operand) {
        return switch (this) {
            case EQUALS -> value.equals(operand);
            case NOT_EQUALS -> !value.equals(operand);
            case GREATER_THAN -> ordered(value, operand, order -> order > 0);
            case LESS_THAN -> ordered(value, operand, order -> order < 0);
            case GREATER_EQUAL -> ordered(value, operand, order -> order >= 0);
            case LESS_EQUAL -> ordered(value, operand, order -> order <= 0);
            case BETWEEN -> between(value, operand);
            case NOT_BETWEEN -> ValueOrder.comparable(value, low(operand)) && !between(value, operand);
            case IN -> elements(operand).contains(value);
            case NOT_IN -> !elements(operand).contains(value);
            case CONTAINS -> contains(value, operand);
            case NOT_CONTAINS -> !contains(value, operand);
            case BEGINS_WITH -> text(value).startsWith(text(operand)) && value.type() == operand.type();
            case ENDS_WITH -> text(value).endsWith(text(operand)) && value.type() == operand.type();
        };
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean ordered(AttributeValue value, AttributeValue operand, IntPredicate wanted) {
        return ValueOrder.comparable(value, operand) && wanted.test(ValueOrder.INSTANCE.compare(value, operand));
    }

    private static boolean between(AttributeValue value, AttributeValue operand) {
        return GREATER_EQUAL.test(value, low(operand)) && LESS_EQUAL.test(value, high(operand));
    }

    /** The lower end of a range of two. */
    static AttributeValue low(AttributeValue range) {
        return elements(range).iterator().next();
    }

    /** The upper end of a range of two. */
    static AttributeValue high(AttributeValue range) {
        return elements(range).stream().skip(1).findFirst().orElseThrow();
    }

    private static boolean contains(AttributeValue value, AttributeValue operand) {
        return switch (value) {
            case AttributeValue.Text(String text) ->
                operand instanceof AttributeValue.Text(String part) && text.contains(part);
            case AttributeValue.Sequence(List<AttributeValue> elements) -> elements.contains(operand);
            case AttributeValue.Elements elements -> elements.elements().contains(operand);
            default -> false;
        };
    }

    private static boolean isCollection(AttributeValue operand) {
        return operand instanceof AttributeValue.Sequence || operand instanceof AttributeValue.Elements;
    }

    private static Collection<AttributeValue> elements(AttributeValue operand) {
        return switch (operand) {
            case AttributeValue.Sequence(List<AttributeValue> elements) -> elements;
            case AttributeValue.Elements elements -> elements.elements();
            default -> List.of();
        };
    }

    private static String text(AttributeValue value) {
        return value instanceof AttributeValue.Text(String text) ? text : "";
    }
}
