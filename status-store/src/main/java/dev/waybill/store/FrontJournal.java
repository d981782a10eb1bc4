package dev.waybill.store;

import dev.waybill.store.journal.Journal;
import java.util.Optional;

/** The journal in front of the open store. */
@FunctionalInterface
public interface FrontJournal {

    /** The journal; none where documents go into the store itself, as with the embedded one. */
    Optional<Journal> journal();
}
