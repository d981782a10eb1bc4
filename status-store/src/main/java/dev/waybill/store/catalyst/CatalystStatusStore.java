package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.UnsyncedPage;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of documents in Catalyst, as it is read. {@link Appending} writes it, behind a journal. */
final class CatalystStatusStore implements StatusStore {

    private final CheckedAccess access;
    private final CatalystFind find;
    private final CatalystHistories histories;
    private final CatalystSyncMarks syncMarks;
    private final Unsynced unsynced;
    private final CatalystRetention retention;
    private final Received received;
    private final Uni<StoreState> state;

    CatalystStatusStore(
            CheckedAccess access,
            CatalystFind find,
            CatalystHistories histories,
            CatalystSyncMarks syncMarks,
            Unsynced unsynced,
            CatalystRetention retention,
            Received received,
            Uni<StoreState> state) {
        this.access = access;
        this.find = find;
        this.histories = histories;
        this.syncMarks = syncMarks;
        this.unsynced = unsynced;
        this.retention = retention;
        this.received = received;
        this.state = state;
    }

    /** Counts what was received. */
    @FunctionalInterface
    interface Received {
        Uni<ReceivedCounts> since(Instant since);
    }

    @Override
    public Uni<DocumentPage> find(DocumentQuery query) {
        return access.through(() -> find.page(query));
    }

    @Override
    public Uni<Map<String, List<StatusEvent>>> histories(Collection<String> queueIds) {
        List<String> asked = List.copyOf(queueIds);
        return access.through(() -> histories.of(asked));
    }

    @Override
    public Uni<Integer> markSynced(Collection<DocumentId> documents) {
        List<DocumentId> all = List.copyOf(documents);
        return all.isEmpty() ? Uni.createFrom().item(0) : access.through(() -> syncMarks.mark(all));
    }

    @Override
    public Uni<UnsyncedPage> unsynced(@Nullable String after, int limit) {
        return access.through(() -> unsynced.page(after, limit));
    }

    @Override
    public Uni<Count> retire(Instant receivedBefore) {
        return access.through(() -> retention.retire(receivedBefore));
    }

    @Override
    public Uni<ReceivedCounts> received(Instant since) {
        return access.through(() -> received.since(since));
    }

    @Override
    public Uni<StoreState> state() {
        return access.through(() -> state);
    }
}
