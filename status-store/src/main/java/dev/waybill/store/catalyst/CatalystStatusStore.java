package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.MessageLink;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.UnsyncedPage;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The log of documents in Catalyst, as it is read. {@link Appending} writes it, behind a journal. */
final class CatalystStatusStore implements StatusStore {

    private final CheckedAccess access;
    private final CatalystFind find;
    private final CatalystHistories histories;
    private final CatalystSyncMarks syncMarks;
    private final Unsynced unsynced;
    private final ParkedItems parked;
    private final Links links;
    private final CatalystRetention retention;
    private final Received received;
    private final Uni<StoreState> state;

    CatalystStatusStore(
            CheckedAccess access,
            CatalystFind find,
            CatalystHistories histories,
            CatalystSyncMarks syncMarks,
            Unsynced unsynced,
            ParkedItems parked,
            Links links,
            CatalystRetention retention,
            Received received,
            Uni<StoreState> state) {
        this.access = access;
        this.find = find;
        this.histories = histories;
        this.syncMarks = syncMarks;
        this.unsynced = unsynced;
        this.parked = parked;
        this.links = links;
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
        return access.through(() -> unsynced.page(Unsynced.WAITING, after, limit));
    }

    @Override
    public Uni<Integer> park(Collection<StatusEvent> events, Parking why) {
        List<StatusEvent> all = List.copyOf(events);
        return all.isEmpty() ? Uni.createFrom().item(0) : access.through(() -> parked.park(all, why));
    }

    @Override
    public Uni<Integer> unpark(Collection<DocumentId> documents) {
        List<DocumentId> all = List.copyOf(documents);
        return all.isEmpty() ? Uni.createFrom().item(0) : access.through(() -> parked.unpark(all));
    }

    @Override
    public Uni<UnsyncedPage> parked(Parking why, @Nullable String after, int limit) {
        return access.through(() -> unsynced.page(Unsynced.parked(why), after, limit));
    }

    @Override
    public Uni<Map<String, MessageLink>> links(Collection<String> messageIds) {
        List<String> asked = List.copyOf(messageIds);
        return access.through(() -> links.of(asked))
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                link -> new MessageLink(
                                        link.getValue().queueId(),
                                        link.getValue().declared()))));
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
