package dev.waybill.sandbox.tables;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Items in the order of their places. */
final class Ordering {

    private final NavigableMap<Place, StoredItem> items = new TreeMap<>();

    /** Another one with the same items. */
    Ordering copy() {
        Ordering copy = new Ordering();
        copy.items.putAll(items);
        return copy;
    }

    /** Puts an item at the place, or nothing. */
    void set(Place place, @Nullable StoredItem item) {
        if (item == null) {
            items.remove(place);
        } else {
            items.put(place, item);
        }
    }

    Optional<StoredItem> get(Place place) {
        return Optional.ofNullable(items.get(place));
    }

    /** What lies between two borders, in this order or backwards. */
    NavigableMap<Place, StoredItem> between(Place low, Place high, boolean forward) {
        if (low.compareTo(high) > 0) {
            return new TreeMap<>();
        }
        NavigableMap<Place, StoredItem> range = items.subMap(low, true, high, true);
        return forward ? range : range.descendingMap();
    }

    Stream<StoredItem> all() {
        return items.values().stream();
    }

    /** The items that are so, taken out of the way of those who change the order. */
    Map<Place, StoredItem> matching(Predicate<StoredItem> wanted) {
        Map<Place, StoredItem> found = new TreeMap<>();
        items.forEach((place, item) -> {
            if (wanted.test(item)) {
                found.put(place, item);
            }
        });
        return found;
    }

    int size() {
        return items.size();
    }
}
