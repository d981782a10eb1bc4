package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status events for tests. */
final class Events {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    /** A page whose records have all fields. */
    static PendingPage page(List<PendingRecord> records, @Nullable String nextCursor) {
        return new PendingPage(records, List.of(), List.of(), nextCursor);
    }

    static StatusEvent event(String queueId, String status) {
        return event(queueId, status, 0, false);
    }

    static StatusEvent event(String queueId, String status, int minute, boolean told) {
        Instant time = NOON.plusSeconds(60L * minute);
        String messageId = "wamid." + queueId;
        return new StatusEvent(
                DocumentId.ofStatus(messageId, status, null, null, time.toString()),
                messageId,
                queueId,
                status,
                "917068482741",
                time,
                time,
                told);
    }
}
