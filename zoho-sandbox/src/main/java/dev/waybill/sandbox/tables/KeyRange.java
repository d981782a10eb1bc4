package dev.waybill.sandbox.tables;

import dev.waybill.sandbox.conditions.Condition;
import dev.waybill.sandbox.conditions.KeyCondition;
import dev.waybill.sandbox.values.AttributeValue;

/** The stretch of an ordering that a key condition names: two borders. */
record KeyRange(Place low, Place high) {

    static KeyRange of(KeyCondition condition) {
        AttributeValue partition = condition.partition();
        Place first = Place.before(partition);
        Place last = Place.behind(partition);
        return condition
                .sort()
                .map(sort -> of(partition, sort, new KeyRange(first, last)))
                .orElseGet(() -> new KeyRange(first, last));
    }

    /** What is left behind this place, in the direction of reading. */
    KeyRange after(Place start, boolean forward) {
        if (forward) {
            return start.behind().compareTo(low) > 0 ? new KeyRange(start.behind(), high) : this;
        }
        return start.before().compareTo(high) < 0 ? new KeyRange(low, start.before()) : this;
    }

    private static KeyRange of(AttributeValue partition, Condition.Comparison sort, KeyRange all) {
        AttributeValue value = sort.operand();
        return switch (sort.operator()) {
            case EQUALS -> new KeyRange(Place.before(partition, value), Place.behind(partition, value));
            case GREATER_THAN -> new KeyRange(Place.behind(partition, value), all.high());
            case GREATER_EQUAL -> new KeyRange(Place.before(partition, value), all.high());
            case LESS_THAN -> new KeyRange(all.low(), Place.before(partition, value));
            case LESS_EQUAL -> new KeyRange(all.low(), Place.behind(partition, value));
            case BETWEEN ->
                new KeyRange(
                        Place.before(partition, KeyCondition.low(sort)),
                        Place.behind(partition, KeyCondition.high(sort)));
            case BEGINS_WITH -> new KeyRange(Place.before(partition, value), prefixEnd(partition, value, all.high()));
            default -> throw new IllegalArgumentException("Not for sort keys: " + sort.operator());
        };
    }

    private static Place prefixEnd(AttributeValue partition, AttributeValue prefix, Place otherwise) {
        return prefix instanceof AttributeValue.Text(String text)
                ? PrefixEnd.of(text)
                        .map(end -> Place.before(partition, new AttributeValue.Text(end)))
                        .orElse(otherwise)
                : otherwise;
    }
}
