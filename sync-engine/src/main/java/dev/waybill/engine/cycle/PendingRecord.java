package dev.waybill.engine.cycle;

/**
 * A Creator record that may have something to learn.
 *
 * @param recordId Creator's id of the record
 * @param queueId the queue id as it stands in the record, may be blank
 * @param status the status as it stands in the record, may be blank
 */
public record PendingRecord(String recordId, String queueId, String status) {}
