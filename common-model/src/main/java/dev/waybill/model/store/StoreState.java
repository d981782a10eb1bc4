package dev.waybill.model.store;

import dev.waybill.model.document.DocumentCollection;
import java.util.Map;

/**
 * How a store is.
 *
 * @param kind the configured kind, such as {@code sqlite}
 * @param counts documents of each collection
 * @param unsynced documents that are not yet synced, without those that are parked
 * @param unlinked documents that are parked, since no queue id is known of their message
 * @param unmatched documents that are parked, since no record has their queue id
 * @param linkConflicts documents whose link was refused because their message has another queue id
 */
public record StoreState(
        String kind,
        Map<DocumentCollection, Count> counts,
        Count unsynced,
        Count unlinked,
        Count unmatched,
        Count linkConflicts) {

    public StoreState {
        counts = Map.copyOf(counts);
    }
}
