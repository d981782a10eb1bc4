package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** What a cycle does beside reading: a real one writes, a dry run lists what it would write. */
interface Effects {

    /**
     * A page was read.
     *
     * @param all whether it has everything that is pending
     */
    void read(PendingPage page, boolean all);

    /** Marks documents that need no write as synced. Returns how many were not marked before. */
    Uni<Integer> mark(Set<DocumentId> documents);

    /** Writes changes, the most urgent first, and tells the run what became of each. */
    Uni<Void> write(SyncRun run, List<Change> changes);

    /** The cycle is over. */
    Uni<Void> end(SyncRun run);
}
