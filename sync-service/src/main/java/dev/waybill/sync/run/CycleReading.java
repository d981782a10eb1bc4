package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Halt;
import dev.waybill.engine.cycle.Step;
import dev.waybill.engine.cycle.SyncRun;
import dev.waybill.model.store.StatusStore;
import dev.waybill.sync.creator.Failures;
import dev.waybill.sync.creator.PendingRecords;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The steps of a cycle that change nothing. */
@Singleton
class CycleReading {

    private final StatusStore store;
    private final PendingRecords records;
    private final Failures failures;

    CycleReading(StatusStore store, PendingRecords records, Failures failures) {
        this.store = store;
        this.records = records;
        this.failures = failures;
    }

    Uni<Void> fetch(SyncRun run, Step.FetchPage step) {
        return records.page(step.cursor())
                .invoke(page -> run.fetched(page.records(), page.nextCursor()))
                .replaceWithVoid();
    }

    Uni<Void> match(SyncRun run, Step.Match step) {
        return store.histories(step.queueIds()).invoke(run::matched).replaceWithVoid();
    }

    /** What a step that failed means for the cycle. */
    Halt broken(Throwable failure) {
        return failures.ofRead(failure);
    }
}
