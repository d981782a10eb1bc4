package dev.waybill.zoho.nosql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item's writing. Source: Catalyst NoSQL facts 1.4 to 1.6. */
public sealed interface Write {

    /**
     * Puts a whole item; replaces one under the same key unless the condition forbids it. Without an item under the key
     * the condition is not looked at.
     */
    record Insert(Item item, @Nullable Condition condition) implements Write {}

    /** Changes an item that is there; never makes one. */
    record Update(Item key, List<Change> changes, @Nullable Condition condition) implements Write {
        public Update {
            changes = List.copyOf(changes);
        }
    }

    /** Removes an item that is there. */
    record Delete(Item key, @Nullable Condition condition) implements Write {}

    /**
     * What an update does to one attribute.
     *
     * @param value absent to remove it
     */
    record Change(String attribute, @Nullable AttributeValue value) {}
}
