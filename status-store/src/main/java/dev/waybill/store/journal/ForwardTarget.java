package dev.waybill.store.journal;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where a journal forwards to. */
public interface ForwardTarget {

    /**
     * Brings entries to the store, any number at once. Repeating a call is harmless, whatever became of the first.
     *
     * @return what became of each entry, in the order of the entries; fails with
     *     {@link dev.waybill.model.store.StoreUnavailableException} when nothing can be said of any
     */
    Uni<List<Forwarded>> append(List<JournalEntry> entries);
}
