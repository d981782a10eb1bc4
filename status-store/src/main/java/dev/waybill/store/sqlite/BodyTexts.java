package dev.waybill.store.sqlite;

/**
 * The two texts of a document: its status object, and the callback that brought it.
 *
 * @param statusJson the status object with what was normalised
 * @param rawJson the callback
 */
record BodyTexts(String statusJson, String rawJson) {}
