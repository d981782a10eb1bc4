package dev.waybill.sandbox.tables;

import dev.waybill.sandbox.values.Attributes;
import java.util.List;
import java.util.Optional;

/**
 * A page of items.
 *
 * @param startKey where the next one begins; absent if there is no more
 */
public record Page(List<Attributes> items, Optional<Attributes> startKey) {

    /** Takes a copy. */
    public Page {
        items = List.copyOf(items);
    }
}
