package dev.waybill.store.journal;

import dev.waybill.model.document.StatusDocument;

/**
 * A document that waits to be forwarded.
 *
 * @param row its place in the journal, growing
 * @param writeId names this writing of this document for ever, across restarts: the same entry has the same write id
 *     each time it is forwarded, and no other entry of any journal has it
 */
public record JournalEntry(long row, String writeId, StatusDocument document) {}
