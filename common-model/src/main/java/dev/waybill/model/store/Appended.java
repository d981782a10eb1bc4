package dev.waybill.model.store;

import java.util.List;

/**
 * What became of documents that were appended.
 *
 * @param stored documents that are new
 * @param duplicates documents that were there already, or twice in the same call
 * @param conflicts links that were refused because the message has another queue id
 */
public record Appended(int stored, int duplicates, List<LinkConflict> conflicts) {

    public Appended {
        conflicts = List.copyOf(conflicts);
    }

    /** A link that was kept against one that came later. */
    public record LinkConflict(String messageId, String keptQueueId, String refusedQueueId) {}
}
