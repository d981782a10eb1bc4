package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import java.time.Instant;
import java.util.Set;

/**
 * A status that a record should get.
 *
 * @param record the record as it was read
 * @param event the event that decides the effective status; its values are written beside the status
 * @param rank position of the status in the order, always above the record's own
 * @param documents the documents that become synced once the record is written
 * @param waitsSince when the first of these was received
 */
public record Change(PendingRecord record, StatusEvent event, int rank, Set<DocumentId> documents, Instant waitsSince) {

    public Change {
        documents = Set.copyOf(documents);
    }

    /** The status as it is written. */
    public String status() {
        return StatusOrder.creatorStatus(event.status());
    }

    /** Ids only: the event holds a phone number. */
    @Override
    public String toString() {
        return "Change[record=" + record.recordId() + ", status=" + status() + "]";
    }
}
