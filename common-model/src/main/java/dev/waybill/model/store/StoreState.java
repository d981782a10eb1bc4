package dev.waybill.model.store;

import dev.waybill.model.document.DocumentCollection;
import java.util.Map;

/**
 * How a store is.
 *
 * @param kind the configured kind, such as {@code sqlite}
 * @param counts documents of each collection
 * @param untold documents that are not yet told
 * @param linkConflicts documents whose link was refused because their message has another queue id
 */
public record StoreState(String kind, Map<DocumentCollection, Count> counts, Count untold, Count linkConflicts) {

    public StoreState {
        counts = Map.copyOf(counts);
    }
}
