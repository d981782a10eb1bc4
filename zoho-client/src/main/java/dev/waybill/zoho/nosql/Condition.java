package dev.waybill.zoho.nosql;

import java.util.List;

/** A condition on an item. Source: Catalyst NoSQL facts 1.10. */
public sealed interface Condition {

    /** The attribute is there. */
    record Exists(String attribute) implements Condition {}

    /** The attribute stands in that relation to a value; not to be relied on where it is absent. */
    record Compare(String attribute, Operator operator, AttributeValue value) implements Condition {}

    /** All of them hold. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** It does not hold. The service has no function for "absent": that is {@link Exists} turned round. */
    record Not(Condition part) implements Condition {}

    /** The relations that keys and attributes of all kinds know. */
    enum Operator {
        EQUALS,
        BEGINS_WITH,
        GREATER_THAN,
        GREATER_EQUAL,
        LESS_THAN,
        LESS_EQUAL
    }

    /** The item is not there, told by its key: an insert under this condition never replaces. */
    static Condition absent(String keyAttribute) {
        return new Not(new Exists(keyAttribute));
    }

    /** The attribute equals a value. */
    static Condition equalTo(String attribute, AttributeValue value) {
        return new Compare(attribute, Operator.EQUALS, value);
    }
}
