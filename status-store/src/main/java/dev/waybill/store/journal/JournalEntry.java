package dev.waybill.store.journal;

import dev.waybill.model.document.StatusDocument;

/**
 * A document that waits in the journal.
 *
 * @param place where it stands; grows with every append and is never given twice
 * @param writeId names this entry among those of all journals, the same at every try, so that a target can tell a
 *     document that an earlier try left there from one that came by another way
 */
public record JournalEntry(long place, String writeId, StatusDocument document) {}
