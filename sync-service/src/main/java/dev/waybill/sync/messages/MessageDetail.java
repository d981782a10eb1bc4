package dev.waybill.sync.messages;

import dev.waybill.engine.cycle.Rejection;
import dev.waybill.sync.runs.FoundOutcome;
import java.util.List;
import java.util.Optional;

/**
 * A message with what came of it in Creator.
 *
 * @param writes what the kept cycles did to the record, the latest first
 * @param refused what Creator refuses now
 */
public record MessageDetail(MessageTimeline timeline, List<FoundOutcome> writes, Optional<Rejection> refused) {

    public MessageDetail {
        writes = List.copyOf(writes);
    }

    /** Why the record has the status it has. */
    public Explanation explanation() {
        return Explanation.of(timeline, writes, refused);
    }
}
