package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import java.util.List;
import java.util.Set;

/**
 * What a cycle makes of what it read.
 *
 * @param changes to be written, the most urgent first
 * @param wanted ids of all records with something to write, now or later
 * @param nothingToWrite documents to be marked without a write
 * @param unmatched records that the store knows nothing of
 * @param skipped records that are as far as their history, or further
 * @param heldBack changes that Creator refused lately
 * @param left changes that are more than a cycle may write
 */
record Plan(
        List<Change> changes,
        Set<String> wanted,
        Set<DocumentId> nothingToWrite,
        int unmatched,
        int skipped,
        List<Change> heldBack,
        List<Change> left) {

    static final Plan NOTHING = new Plan(List.of(), Set.of(), Set.of(), 0, 0, List.of(), List.of());

    Plan {
        changes = List.copyOf(changes);
        heldBack = List.copyOf(heldBack);
        left = List.copyOf(left);
        wanted = Set.copyOf(wanted);
        nothingToWrite = Set.copyOf(nothingToWrite);
    }
}
