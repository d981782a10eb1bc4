package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import java.util.Set;

/** What a record's history asks for. */
public sealed interface Comparison {

    /** The store knows nothing of the record's queue id, or the record has none. */
    record Unmatched() implements Comparison {}

    /**
     * The record is as far as its history, or further, or the history has no status that anyone knows.
     *
     * @param documents those that are not marked as synced yet
     */
    record NothingToWrite(Set<DocumentId> documents) implements Comparison {

        public NothingToWrite {
            documents = Set.copyOf(documents);
        }
    }

    /** The record should be written. */
    record Write(Change change) implements Comparison {}
}
