package dev.waybill.zoho.creator;

/**
 * Creator has changed the record (code 3000).
 *
 * @param recordId the record that was asked for
 */
public record UpdateReceipt(String recordId) {}
