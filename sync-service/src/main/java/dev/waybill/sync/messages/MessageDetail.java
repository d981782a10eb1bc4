package dev.waybill.sync.messages;

import dev.waybill.engine.cycle.Rejection;
import dev.waybill.sync.run.FoundOutcome;
import java.util.List;
import java.util.Optional;

/**
 * A story with what was made of it.
 *
 * @param written what the kept cycles did to the record, the latest first
 * @param refused what Creator refuses now
 */
public record MessageDetail(MessageTimeline story, List<FoundOutcome> written, Optional<Rejection> refused) {

    public MessageDetail {
        written = List.copyOf(written);
    }

    /** Why the record says what it says. */
    public Explanation conclusion() {
        return Explanation.of(story, written, refused);
    }
}
