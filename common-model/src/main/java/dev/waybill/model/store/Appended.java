package dev.waybill.model.store;

import java.util.List;
import java.util.stream.Collectors;

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
    public record LinkConflict(String messageId, String keptQueueId, String refusedQueueId) {

        /** Of many; the rest is only counted. */
        private static final int MOST_NAMED = 5;

        /** The queue ids of a few, for operators. Queue ids only: message ids hold phone numbers. */
        public static String described(List<LinkConflict> conflicts) {
            return conflicts.size()
                    + " queue callbacks name another queue id than the one their message is linked to; the first link"
                    + " stays. "
                    + conflicts.stream()
                            .limit(MOST_NAMED)
                            .map(c -> "kept " + c.keptQueueId + ", refused " + c.refusedQueueId)
                            .collect(Collectors.joining("; "));
        }
    }
}
