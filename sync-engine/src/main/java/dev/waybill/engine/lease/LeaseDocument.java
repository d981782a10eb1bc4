package dev.waybill.engine.lease;

import dev.waybill.engine.cell.ControlCells;
import dev.waybill.model.store.ControlDocument;
import io.smallrye.mutiny.Uni;

/** The one document of the lease, read and written with its version. Fails like the store. */
final class LeaseDocument {

    private static final String KEY = "lease";

    private final ControlCells cells;

    LeaseDocument(ControlCells cells) {
        this.cells = cells;
    }

    record Read(long version, LeaseState state) {}

    Uni<Read> read() {
        return cells.store()
                .read(KEY)
                .map(found -> found.map(document -> new Read(
                                document.version(), cells.codec().read(KEY, document.json(), LeaseState.class)))
                        .orElse(new Read(ControlDocument.ABSENT, LeaseState.NEVER_HELD)));
    }

    /** Whether it was written; its version is then one higher. */
    Uni<Boolean> write(long expectedVersion, LeaseState state) {
        return cells.store().compareAndSet(KEY, expectedVersion, cells.codec().write(state));
    }
}
