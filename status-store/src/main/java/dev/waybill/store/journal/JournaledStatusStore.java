package dev.waybill.store.journal;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended;
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

/**
 * A store that takes documents into a journal and is read where the journal forwards them to. What is still in the
 * journal is on no page of it yet.
 */
final class JournaledStatusStore implements StatusStore {

    private final Journal journal;
    private final Forwarder forwarder;
    private final StatusStore behind;

    JournaledStatusStore(Journal journal, Forwarder forwarder, StatusStore behind) {
        this.journal = journal;
        this.forwarder = forwarder;
        this.behind = behind;
    }

    /** Counts as duplicates only what the journal still holds; others are recognised when they are forwarded. */
    @Override
    public Uni<Appended> append(List<StatusDocument> documents) {
        return journal.append(documents).invoke(appended -> {
            if (appended.stored() > 0) {
                forwarder.appended();
            }
        });
    }

    @Override
    public Uni<DocumentPage> find(DocumentQuery query) {
        return behind.find(query);
    }

    @Override
    public Uni<Map<String, List<StatusEvent>>> histories(Collection<String> queueIds) {
        return behind.histories(queueIds);
    }

    @Override
    public Uni<Integer> markSynced(Collection<DocumentId> documents) {
        return behind.markSynced(documents);
    }

    @Override
    public Uni<UnsyncedPage> unsynced(@Nullable String after, int limit) {
        return behind.unsynced(after, limit);
    }

    @Override
    public Uni<Count> retire(Instant receivedBefore) {
        return behind.retire(receivedBefore);
    }

    @Override
    public Uni<ReceivedCounts> received(Instant since) {
        return behind.received(since);
    }

    @Override
    public Uni<StoreState> state() {
        return behind.state();
    }
}
