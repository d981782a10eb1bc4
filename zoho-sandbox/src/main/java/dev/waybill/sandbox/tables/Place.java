package dev.waybill.sandbox.tables;

import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.ValueOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in an order of items: its keys, compared one by one. A border is a place with fewer keys, just before or just
 * behind all places that begin with them; no item stands on it.
 */
final class Place implements Comparable<Place> {

    private static final int BEFORE = -1;
    private static final int BEHIND = 1;

    private final AttributeValue[] keys;
    private final int side;

    private Place(List<AttributeValue> keys, int side) {
        this.keys = keys.toArray(AttributeValue[]::new);
        this.side = side;
    }

    /** An item's place. */
    static Place of(List<AttributeValue> keys) {
        return new Place(keys, 0);
    }

    /** The border before all places that begin with these keys. */
    static Place before(AttributeValue... keys) {
        return new Place(List.of(keys), BEFORE);
    }

    /** The border behind all places that begin with these keys. */
    static Place behind(AttributeValue... keys) {
        return new Place(List.of(keys), BEHIND);
    }

    /** The border just before this place. */
    Place before() {
        return before(keys);
    }

    /** The border just behind this place. */
    Place behind() {
        return behind(keys);
    }

    @Override
    public int compareTo(Place other) {
        int shorter = Math.min(keys.length, other.keys.length);
        for (int i = 0; i < shorter; i++) {
            int order = ValueOrder.INSTANCE.compare(keys[i], other.keys[i]);
            if (order != 0) {
                return order;
            }
        }
        if (keys.length == other.keys.length) {
            return Integer.compare(side, other.side);
        }
        return keys.length == shorter ? side : -other.side;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place && compareTo(place) == 0;
    }

    @Override
    public int hashCode() {
        return List.of(keys).hashCode();
    }
}
