package dev.waybill.sync.messages;

import dev.waybill.engine.cycle.Rejection;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.store.MessageLink;
import dev.waybill.sync.runs.FoundOutcome;
import dev.waybill.sync.runs.RecordOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message with what came of it in Creator.
 *
 * @param writes what the kept cycles did to the record, the latest first
 * @param refused what Creator refuses now
 * @param links the queue ids of its messages, and whether they were declared or guessed
 */
public record MessageDetail(
        MessageTimeline timeline,
        List<FoundOutcome> writes,
        Optional<Rejection> refused,
        Map<String, MessageLink> links) {

    public MessageDetail {
        writes = List.copyOf(writes);
        links = Map.copyOf(links);
    }

    /**
     * Whether a record was written because its queue id was guessed: the message's link still is, or what was declared
     * since names another queue id. What stands in that record is not lowered by itself.
     */
    boolean isWrittenByGuess(FoundOutcome write) {
        RecordOutcome outcome = write.outcome();
        MessageLink link = outcome.messageId() == null ? null : links.get(outcome.messageId());
        return link != null
                && outcome.outcome().equals("updated")
                && (link.declared() == null || !link.queueId().equals(QueueIds.canonical(outcome.queueId())));
    }

    /** Why the record has the status it has. */
    public Explanation explanation() {
        return Explanation.of(timeline, writes, refused);
    }
}
