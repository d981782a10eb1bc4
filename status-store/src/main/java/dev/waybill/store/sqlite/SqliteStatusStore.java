package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.MessageLink;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.UnsyncedPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The log of documents in SQLite. Bodies are packed on the thread that calls, at some 4 microseconds each: whoever
 * appends thousands at once does so on a thread that may take its time.
 */
final class SqliteStatusStore implements StatusStore, StatusSink {

    static final String KIND = "sqlite";

    /**
     * Queue ids for which it is worth asking a second connection: on a store that does not fit into memory each waits
     * for the disk several times, and disks answer several questions as soon as one.
     */
    private static final int LEAST_A_READ = 100;

    /** Marked in one transaction: some ten milliseconds, so that no callback waits for all of a large cycle. */
    private static final int MOST_MARKED = 1000;

    private final Engine engine;
    private final Packer packer = new Packer();

    SqliteStatusStore(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Uni<Appended> append(List<StatusDocument> documents) {
        if (documents.isEmpty()) {
            return Uni.createFrom().item(new Appended(0, 0, List.of()));
        }
        // At once and on the caller's thread: it keeps the writer free, and what waits for it small.
        List<PackedDocument> all;
        try {
            all = documents.stream()
                    .map(document -> PackedDocument.of(document, packer))
                    .toList();
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().failure(e);
        }
        long bytes = all.stream().mapToLong(PackedDocument::size).sum();
        return engine.write(new Job.Size(all.size(), bytes), session -> Append.all(all, session));
    }

    @Override
    public Uni<DocumentPage> find(DocumentQuery query) {
        return engine.query(session -> SqliteFind.page(query, session));
    }

    @Override
    public Uni<Map<String, List<StatusEvent>>> histories(Collection<String> queueIds) {
        List<String> asked = List.copyOf(queueIds);
        int each = Math.max(LEAST_A_READ, Math.ceilDiv(asked.size(), engine.readers()));
        if (asked.size() <= each) {
            return engine.read(session -> SqliteHistories.of(asked, session));
        }
        List<Uni<Map<String, List<StatusEvent>>>> reads = parts(asked, each).stream()
                .map(part -> engine.read(session -> SqliteHistories.of(part, session)))
                .toList();
        return Uni.join().all(reads).andFailFast().map(SqliteStatusStore::together);
    }

    private static <T> List<List<T>> parts(List<T> all, int each) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + each)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + each)))
                .toList();
    }

    private static Map<String, List<StatusEvent>> together(List<Map<String, List<StatusEvent>>> parts) {
        Map<String, List<StatusEvent>> all = new LinkedHashMap<>();
        parts.forEach(all::putAll);
        return all;
    }

    @Override
    public Uni<Integer> markSynced(Collection<DocumentId> documents) {
        return inParts(List.copyOf(documents), SqliteSyncMarks::mark);
    }

    /** Changes marks of documents. */
    @FunctionalInterface
    private interface Marking<T> {
        int of(List<T> part, Session session) throws SQLException;
    }

    private <T> Uni<Integer> inParts(List<T> all, Marking<T> marking) {
        if (all.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return Multi.createFrom()
                .iterable(parts(all, MOST_MARKED))
                .onItem()
                .transformToUniAndConcatenate(
                        part -> engine.write(new Job.Size(part.size(), 0), session -> marking.of(part, session)))
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    @Override
    public Uni<UnsyncedPage> unsynced(@Nullable String after, int limit) {
        return engine.read(session -> SqliteSyncMarks.unsynced(after, limit, session));
    }

    @Override
    public Uni<Integer> park(Collection<StatusEvent> events, Parking why) {
        return inParts(List.copyOf(events), (part, session) -> ParkedRows.park(part, why, session));
    }

    @Override
    public Uni<Integer> unpark(Collection<DocumentId> documents) {
        return inParts(List.copyOf(documents), ParkedRows::unpark);
    }

    @Override
    public Uni<UnsyncedPage> parked(Parking why, @Nullable String after, int limit) {
        return engine.read(session -> ParkedRows.page(why, after, limit, session));
    }

    @Override
    public Uni<Map<String, MessageLink>> links(Collection<String> messageIds) {
        List<String> asked = List.copyOf(messageIds);
        return engine.read(session -> SqliteHistories.links(asked, session));
    }

    @Override
    public Uni<Count> retire(Instant receivedBefore) {
        return Multi.createBy()
                .repeating()
                .uni(() -> engine.write(Job.Size.SMALL, session -> Tally.retire(receivedBefore, session)))
                .whilst(step -> !step.isLast())
                .collect()
                .with(Collectors.summingLong(Tally.Step::documents))
                .map(Count::exact);
    }

    @Override
    public Uni<ReceivedCounts> received(Instant since) {
        return engine.read(session -> Minutes.since(since, session));
    }

    @Override
    public Uni<StoreState> state() {
        return engine.read(session ->
                session.rows("SELECT * FROM ledger", SqliteStatusStore::state).getFirst());
    }

    private static StoreState state(ResultSet row) throws SQLException {
        return new StoreState(
                KIND,
                Map.of(
                        DocumentCollection.WEBHOOK_LOGS, Count.exact(row.getLong("documents")),
                        DocumentCollection.DELIVERED_LOGS, Count.exact(row.getLong("delivered"))),
                Count.exact(row.getLong("unsynced")),
                Count.exact(row.getLong("unlinked")),
                Count.exact(row.getLong("unmatched")),
                Count.exact(row.getLong("conflicts")));
    }
}
