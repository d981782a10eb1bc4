package dev.waybill.engine.cycle;

import java.time.Instant;

/**
 * A record whose values Creator refused, and when they are tried again.
 *
 * @param recordStatus the status that the record had
 * @param status the status that was refused
 * @param eventId the document that it comes from; with another one, or another status, the record is tried at once
 * @param code Zoho's code
 * @param reason Zoho's words, safe to show
 * @param tries how often in a row it was refused
 */
public record Rejection(
        String recordId,
        String queueId,
        String recordStatus,
        String status,
        String eventId,
        int code,
        String reason,
        int tries,
        Instant lastTry,
        Instant nextTry) {

    /** Whether it was just this change that was refused: nothing of the event or of the record is different. */
    public boolean isOf(Change change) {
        PendingRecord record = change.record();
        return queueId.equals(record.queueId())
                && recordStatus.equals(record.status())
                && status.equals(change.status())
                && eventId.equals(change.event().id().hex());
    }

    /** The same, tried again as soon as a cycle runs if it was last tried before this time. */
    public Rejection retriedAfter(Instant wish) {
        boolean concerned = lastTry.isBefore(wish) && nextTry.isAfter(wish);
        return concerned
                ? new Rejection(recordId, queueId, recordStatus, status, eventId, code, reason, tries, lastTry, wish)
                : this;
    }
}
