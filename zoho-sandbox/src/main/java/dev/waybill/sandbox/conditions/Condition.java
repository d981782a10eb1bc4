package dev.waybill.sandbox.conditions;

import dev.waybill.sandbox.values.AttributePath;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.ValueType;
import java.util.List;

/** A condition on an item. Source: Catalyst NoSQL facts 1.10. */
public sealed interface Condition {

    /** Whether the item meets it. */
    boolean test(Attributes item);

    /** A comparison with a value; false where the attribute is absent, whatever the operator. */
    record Comparison(AttributePath attribute, Operator operator, AttributeValue operand) implements Condition {

        @Override
        public boolean test(Attributes item) {
            return attribute
                    .in(item)
                    .filter(value -> operator.test(value, operand))
                    .isPresent();
        }
    }

    /** {@code attribute_exists}. */
    record Exists(AttributePath attribute) implements Condition {

        @Override
        public boolean test(Attributes item) {
            return attribute.in(item).isPresent();
        }
    }

    /** {@code attribute_type}. */
    record HasType(AttributePath attribute, ValueType type) implements Condition {

        @Override
        public boolean test(Attributes item) {
            return attribute.in(item).filter(value -> value.type() == type).isPresent();
        }
    }

    /** All of them. */
    record Every(List<Condition> conditions) implements Condition {

        /** Takes a copy. */
        public Every {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean test(Attributes item) {
            return conditions.stream().allMatch(condition -> condition.test(item));
        }
    }

    /** At least one of them. */
    record Any(List<Condition> conditions) implements Condition {

        /** Takes a copy. */
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean test(Attributes item) {
            return conditions.stream().anyMatch(condition -> condition.test(item));
        }
    }

    /** {@code negate}. */
    record Not(Condition condition) implements Condition {

        @Override
        public boolean test(Attributes item) {
            return !condition.test(item);
        }
    }
}
