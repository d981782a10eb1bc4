package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A dry run: changes are listed, and nothing is written, marked or kept. */
final class Listing implements Effects {

    private final Creator creator;
    private final List<DryRunReport.Write> writes = new ArrayList<>();

    Listing(Creator creator) {
        this.creator = creator;
    }

    @Override
    public void read(PendingPage page, boolean all) {}

    @Override
    public Uni<Integer> mark(Set<DocumentId> documents) {
        return Uni.createFrom().item(0);
    }

    @Override
    public Uni<Void> write(SyncRun run, List<Change> changes) {
        changes.forEach(change -> writes.add(new DryRunReport.Write(
                change.record().recordId(),
                change.record().queueId(),
                change.record().status(),
                change.status(),
                creator.fields(change))));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> end(SyncRun run) {
        return Uni.createFrom().voidItem();
    }

    List<DryRunReport.Write> writes() {
        return writes;
    }
}
