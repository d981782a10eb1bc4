package dev.waybill.engine.live;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * A status that Creator should get.
 *
 * @param queueId in canonical form
 * @param event the event that decides the effective status
 * @param rank position of the status in the order
 * @param documents the documents that become synced once it is in Creator
 */
record Update(String queueId, StatusEvent event, int rank, Set<DocumentId> documents) {

    Update {
        documents = Set.copyOf(documents);
    }

    /** The better of two for one queue id, with the documents of both. */
    Update join(Update other) {
        Set<DocumentId> all = new HashSet<>(documents);
        all.addAll(other.documents);
        Update better = other.rank > rank ? other : this;
        return new Update(queueId, better.event, better.rank, all);
    }
}
