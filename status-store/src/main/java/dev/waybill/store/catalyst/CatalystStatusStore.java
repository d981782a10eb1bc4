package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.model.store.UnsyncedPage;
import dev.waybill.store.journal.ForwardTarget.Outcome;
import dev.waybill.store.journal.JournalEntry;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The log of documents in Catalyst. An append is not all or nothing here: documents that must not be lost go through a
 * journal.
 */
final class CatalystStatusStore implements StatusStore {

    private final Door door;
    private final Appending appending;
    private final DocumentFind find;
    private final Histories histories;
    private final SyncMarks syncMarks;
    private final Unsynced unsynced;
    private final Retention retention;
    private final Received received;
    private final Uni<StoreState> state;

    CatalystStatusStore(
            Door door,
            Appending appending,
            DocumentFind find,
            Histories histories,
            SyncMarks syncMarks,
            Unsynced unsynced,
            Retention retention,
            Received received,
            Uni<StoreState> state) {
        this.door = door;
        this.appending = appending;
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
    public Uni<Appended> append(List<StatusDocument> documents) {
        List<StatusDocument> all = List.copyOf(documents);
        if (all.isEmpty()) {
            return Uni.createFrom().item(new Appended(0, 0, List.of()));
        }
        return door.through(() -> appending.append(entries(all)).map(CatalystStatusStore::appended));
    }

    @Override
    public Uni<DocumentPage> find(DocumentQuery query) {
        return door.through(() -> find.page(query));
    }

    @Override
    public Uni<Map<String, List<StatusEvent>>> histories(Collection<String> queueIds) {
        List<String> asked = List.copyOf(queueIds);
        return door.through(() -> histories.of(asked));
    }

    @Override
    public Uni<Integer> markSynced(Collection<DocumentId> documents) {
        List<DocumentId> all = List.copyOf(documents);
        return all.isEmpty() ? Uni.createFrom().item(0) : door.through(() -> syncMarks.mark(all));
    }

    @Override
    public Uni<UnsyncedPage> unsynced(@Nullable String after, int limit) {
        return door.through(() -> unsynced.page(after, limit));
    }

    @Override
    public Uni<Count> retire(Instant receivedBefore) {
        return door.through(() -> retention.retire(receivedBefore));
    }

    @Override
    public Uni<ReceivedCounts> received(Instant since) {
        return door.through(() -> received.since(since));
    }

    @Override
    public Uni<StoreState> state() {
        return door.through(() -> state);
    }

    private static List<JournalEntry> entries(List<StatusDocument> documents) {
        String call = UUID.randomUUID().toString();
        return IntStream.range(0, documents.size())
                .mapToObj(i -> new JournalEntry(i, call + "/" + i, documents.get(i)))
                .toList();
    }

    private static Appended appended(List<Outcome> outcomes) {
        int stored = 0;
        List<LinkConflict> conflicts = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Stored(LinkConflict conflict) -> {
                    stored++;
                    Optional.ofNullable(conflict).ifPresent(conflicts::add);
                }
                case Outcome.Duplicate() -> {
                    // Counted as the rest.
                }
                case Outcome.NotNow(String reason) -> throw open(reason);
                case Outcome.Refused(String reason) -> throw open(reason);
            }
        }
        return new Appended(stored, outcomes.size() - stored, conflicts);
    }

    private static StoreUnavailableException open(String reason) {
        return new StoreUnavailableException(
                "not every document is known to be in Catalyst, append them again: " + reason, null);
    }
}
