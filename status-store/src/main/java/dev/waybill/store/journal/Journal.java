package dev.waybill.store.journal;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.InvalidCursorException;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents on durable storage of this machine, on their way to somewhere else. No call blocks its caller; every call
 * fails with {@link StoreUnavailableException} when the journal cannot serve it now.
 */
public interface Journal {

    /**
     * Appends documents. Completes when they are durable, all of them or none. A document that is in the journal
     * already is counted as a duplicate and otherwise ignored. Links are not looked at: conflicts are always none.
     * Fails when they would not fit into the journal's bound of bytes.
     */
    Uni<Appended> append(List<StatusDocument> documents);

    /**
     * Waiting documents behind a place, oldest first.
     *
     * @param after place of the last one before, or 0 to start at the oldest
     * @param most documents at most
     * @param mostBytes bytes at most, but one document in any case
     */
    Uni<Reading> oldest(long after, int most, long mostBytes);

    /**
     * Removes documents that the target has, and sets those aside that it refused; durable on completion. Places that
     * are not there any more are ignored.
     *
     * @param refused reasons by place
     */
    Uni<Void> settle(Collection<Long> arrived, Map<Long, String> refused);

    /**
     * Waiting documents.
     *
     * @param more whether there were more behind the last one
     */
    record Reading(List<JournalEntry> entries, boolean more) {

        public Reading {
            entries = List.copyOf(entries);
        }
    }

    /** Lets all documents that were set aside wait again, at their places. Returns how many. */
    Uni<Integer> retrySetAside();

    /**
     * One page of what is in the journal, newest first. A document that is appended while pages are read is on no later
     * page.
     *
     * @throws InvalidCursorException (as the failure of the Uni) when the cursor is not one of this journal's
     */
    Uni<JournalPage> page(int limit, @Nullable String cursor);

    /** Makes something small durable; fails when callbacks could not be taken now. */
    Uni<Void> probe();

    /** How much was in the journal at its last commit. */
    JournalState state();
}
