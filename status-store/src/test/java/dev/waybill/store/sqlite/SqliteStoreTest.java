package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.queued;
import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.sqlite.SqliteOptions.QueueBound;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to the SQLite store: group commit, bounds, several processes, crashes. */
class SqliteStoreTest {

    private static final String LARGE = "wamid." + "x".repeat(2000);

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Commits commits = new Commits();

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }

    private Path path() {
        return folder.resolve("waybill.db");
    }

    private SqliteStore open() {
        return Stores.open(SqliteOptions.at(path()), commits);
    }

    @Test
    void servesCallsThatWaitInOneCommit() throws SQLException {
        try (SqliteStore store = open();
                WriteLock lock = new WriteLock(path())) {
            var first = append(store, "wamid.first");
            awaitTaken(store);
            List<UniAssertSubscriber<Appended>> rest = IntStream.range(0, 100)
                    .mapToObj(i -> append(store, "wamid." + i))
                    .toList();
            lock.release();

            first.awaitItem(LONG);
            rest.forEach(
                    call -> assertThat(call.awaitItem(LONG).getItem().stored()).isEqualTo(1));
            assertThat(commits.calls()).containsExactly(1, 100);
        }
    }

    @Test
    void endsAPageOfLargeBodiesBeforeItFillsTheMemory() {
        String pad = "x".repeat(SqliteFind.MOST_CHARACTERS / 4);
        try (SqliteStore store = open()) {
            for (int i = 1; i <= 6; i++) {
                StatusDocument plain = status("wamid." + i, "sent");
                got(store.sink()
                        .append(List.of(new StatusDocument(plain.event(), null, null, plain.statusJson(), pad, null))));
            }

            DocumentPage first = got(store.statuses().find(all(null)));
            DocumentPage second = got(store.statuses().find(all(first.nextCursor())));

            assertThat(first.documents())
                    .extracting(d -> d.event().messageId())
                    .containsExactly("wamid.6", "wamid.5", "wamid.4", "wamid.3");
            assertThat(second.documents())
                    .extracting(d -> d.event().messageId())
                    .containsExactly("wamid.2", "wamid.1");
            assertThat(second.nextCursor()).isNull();
        }
    }

    @Test
    void readsManyHistoriesByAllReadersAsIfByOne() {
        List<String> queueIds = IntStream.range(0, 300)
                .mapToObj(i -> "%08x-1d2c-4e5f-8a9b-0c1d2e3f4a5b".formatted(i))
                .toList();
        List<String> asked = new ArrayList<>(queueIds);
        asked.add("{" + queueIds.getFirst().toUpperCase(Locale.ROOT) + "}");
        asked.add(queueIds.get(1));
        try (SqliteStore store = open()) {
            got(store.sink()
                    .append(queueIds.stream()
                            .map(id -> queued(id, "wamid." + id))
                            .toList()));

            Map<String, List<StatusEvent>> histories = got(store.statuses().histories(asked));

            assertThat(histories.keySet()).containsExactlyElementsOf(new LinkedHashSet<>(asked));
            histories.forEach((queueId, events) ->
                    assertThat(events).extracting(StatusEvent::queueId).containsExactly(QueueIds.canonical(queueId)));
            assertThat(got(store.statuses().histories(List.of()))).isEmpty();
        }
    }

    /** One chance in a million among five million messages. */
    @Test
    void keepsMessagesApartWhoseIdsBeginAlike() throws SQLException {
        String queueId = "ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b";
        try (SqliteStore store = open()) {
            got(store.sink().append(List.of(queued(queueId, "wamid.1"))));
            try (Session session = DatabaseFile.existing(path(), LONG)) {
                session.update(
                        "INSERT INTO document (seq, id, message_id, status, received_at, bodies)"
                                + " VALUES (1, ?, 'wamid.2', 'sent', 0, ?)",
                        DocumentId.lastAbout("wamid.1").bytes(),
                        new Packer().pack(new BodyTexts("{}", "{}")));
            }

            assertThat(got(store.statuses().histories(List.of(queueId))).get(queueId))
                    .extracting(StatusEvent::messageId)
                    .containsExactly("wamid.1");
            for (Map<String, ?> filter : List.of(Map.of("webhook_id", "wamid.1"), Map.of("queue_id", queueId))) {
                assertThat(got(store.statuses()
                                        .find(new DocumentQuery(
                                                DocumentCollection.WEBHOOK_LOGS,
                                                null,
                                                FilterReader.read(filter),
                                                10,
                                                null)))
                                .documents())
                        .extracting(d -> d.event().messageId())
                        .containsExactly("wamid.1");
            }
        }
    }

    @Test
    void refusesADocumentThatItsMessageWouldNotFind() {
        StatusDocument one = status("wamid.1", "sent");
        StatusEvent event = one.event();
        StatusDocument wrong = new StatusDocument(
                new StatusEvent(
                        event.id(), "wamid.2", null, "sent", null, event.time(), event.receivedAt(), event.synced()),
                null,
                null,
                "{}",
                "{}",
                null);
        try (SqliteStore store = open()) {
            assertThatThrownBy(() -> got(store.sink().append(List.of(one, wrong))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("of one about another message");
            assertThat(got(store.statuses().find(all(null))).documents()).isEmpty();
        }
    }

    private static DocumentQuery all(@Nullable String cursor) {
        return new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, Filter.all(), 10_000, cursor);
    }

    @Test
    void refusesAtOnceWhatTheQueueCannotHoldAndRecovers() throws SQLException {
        SqliteOptions small = SqliteOptions.at(path()).withWaiting(new QueueBound(2, 100, 1 << 20));
        try (SqliteStore store = Stores.open(small, commits);
                WriteLock lock = new WriteLock(path())) {
            var first = append(store, "wamid.1");
            var second = append(store, "wamid.2");

            append(store, "wamid.3").awaitFailure(LONG).assertFailedWith(StoreUnavailableException.class, "try again");
            lock.release();

            first.awaitItem(LONG);
            second.awaitItem(LONG);
            assertThat(append(store, "wamid.3").awaitItem(LONG).getItem().stored())
                    .isEqualTo(1);
        }
    }

    @Test
    void boundsTheDocumentsAndTheMemoryThatWait() throws SQLException {
        SqliteOptions small = SqliteOptions.at(path()).withWaiting(new QueueBound(100, 3, 2000));
        try (SqliteStore store = Stores.open(small, commits);
                WriteLock lock = new WriteLock(path())) {
            List<StatusDocument> two = List.of(status("wamid.1", "sent"), status("wamid.2", "sent"));
            var first = store.sink().append(two).subscribe().withSubscriber(UniAssertSubscriber.create());

            var tooMany = store.sink().append(two).subscribe().withSubscriber(UniAssertSubscriber.create());
            var tooLarge = append(store, LARGE);
            tooMany.awaitFailure(LONG).assertFailedWith(StoreUnavailableException.class);
            tooLarge.awaitFailure(LONG).assertFailedWith(StoreUnavailableException.class);
            lock.release();

            first.awaitItem(LONG);
            assertThat(append(store, LARGE).awaitItem(LONG).getItem())
                    .as("alone even a large call is taken")
                    .isEqualTo(new Appended(1, 0, List.of()));
        }
    }

    @Test
    void marksMoreThanMayWaitAtOnce() throws SQLException {
        SqliteOptions small = SqliteOptions.at(path()).withWaiting(new QueueBound(100, 2_500, 1 << 20));
        try (SqliteStore store = Stores.open(small, commits);
                WriteLock lock = new WriteLock(path())) {
            var first = append(store, "wamid.1");
            var marking = store.statuses()
                    .markSynced(IntStream.range(0, 20_000)
                            .mapToObj(i -> DocumentId.ofStatus("wamid." + i, "none", null, null, null))
                            .toList())
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create());
            lock.release();

            first.awaitItem(LONG);
            assertThat(marking.awaitItem(LONG).getItem()).isZero();
        }
    }

    @Test
    void saysThatItIsLockedAndGoesOnWhenTheLockIsFree() throws SQLException {
        SqliteOptions hasty = SqliteOptions.at(path()).withLockTimeout(Duration.ofMillis(50));
        try (SqliteStore store = Stores.open(hasty, commits)) {
            try (WriteLock lock = new WriteLock(path())) {
                append(store, "wamid.1")
                        .awaitFailure(LONG)
                        .assertFailedWith(StoreUnavailableException.class, "locked by another program");
                assertThat(messageIds(store)).as("reads go on").isEmpty();
            }
            assertThat(append(store, "wamid.1").awaitItem(LONG).getItem().stored())
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesCallsAfterClosingAndFinishesThoseBefore() throws SQLException {
        SqliteStore store = open();
        UniAssertSubscriber<Appended> before;
        CompletableFuture<Void> closing;
        try (WriteLock lock = new WriteLock(path())) {
            before = append(store, "wamid.1");
            closing = CompletableFuture.runAsync(store::close);
        }
        closing.join();

        assertThat(before.awaitItem(LONG).getItem().stored()).isEqualTo(1);
        append(store, "wamid.2").awaitFailure(LONG).assertFailedWith(StoreUnavailableException.class, "closed");
        assertThatThrownBy(() -> got(store.statuses().state())).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void keepsWhatItConfirmedThroughACrash() throws IOException {
        Path copy = folder.resolve("copy.db");
        try (SqliteStore store = open()) {
            for (int i = 0; i < 20; i++) {
                append(store, "wamid." + i).awaitItem(LONG);
            }
            // What a crashed machine finds: the files as they are, nothing closed. The shared memory file is lost.
            Files.copy(path(), copy);
            Files.copy(folder.resolve("waybill.db-wal"), folder.resolve("copy.db-wal"));
        }
        try (SqliteStore survivor = Stores.open(copy)) {
            assertThat(messageIds(survivor)).hasSize(20).startsWith("wamid.19").endsWith("wamid.0");
            assertThat(got(survivor.statuses().state()).unsynced()).isEqualTo(Count.exact(20));
        }
    }

    @Test
    void sharesTheFileWithAnotherEngineThatWritesAtTheSameTime() {
        try (SqliteStore ingest = open();
                SqliteStore sync = Stores.open(path())) {
            List<Uni<?>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                StatusDocument document = status("wamid." + i, "sent");
                DocumentId id = document.event().id();
                calls.add(ingest.sink()
                        .append(List.of(document))
                        .chain(() -> sync.statuses().markSynced(List.of(id)))
                        .invoke(marked -> assertThat(marked).isEqualTo(1)));
                calls.add(sync.sink().append(List.of(status("wamid." + i, "delivered"))));
            }
            got(Uni.combine().all().unis(calls).discardItems());

            assertThat(messageIds(ingest)).hasSize(400).doesNotHaveDuplicates();
            assertThat(got(ingest.statuses().state()))
                    .isEqualTo(got(sync.statuses().state()));
            assertThat(got(sync.statuses().state()).unsynced()).isEqualTo(Count.exact(200));
        }
    }

    @Test
    void doesNotStarveAnEngineBesideOneThatWritesWithoutAPause() {
        try (SqliteStore ingest = open();
                SqliteStore sync = Stores.open(path())) {
            List<UniAssertSubscriber<Appended>> flood = IntStream.range(0, 1500)
                    .mapToObj(i -> append(ingest, "wamid." + i))
                    .toList();
            for (int i = 1; i <= 5; i++) {
                assertThat(got(sync.controls().compareAndSet("lock", i - 1, "{}")))
                        .isTrue();
            }
            flood.forEach(call -> call.awaitItem(LONG));
        }
    }

    @Test
    void givesItsResultsOnTheExecutorOfTheCaller() {
        List<String> threads = new ArrayList<>();
        try (SqliteStore store = SqliteStore.open(
                SqliteOptions.at(path()),
                () -> {
                    String caller = Thread.currentThread().getName();
                    return task -> Thread.ofPlatform().name("for " + caller).start(task);
                },
                commits,
                java.time.Clock.systemUTC())) {
            got(store.sink().append(List.of(status("wamid.1", "sent"))).invoke(() -> threads.add(name())));
            got(store.statuses().state().invoke(() -> threads.add(name())));
        }
        assertThat(threads).containsExactly("for " + name(), "for " + name());
    }

    /** Waits until the writer has taken what waits and stands before the lock with it. */
    private static void awaitTaken(SqliteStore store) {
        await().atMost(LONG).until(() -> store.waiting() == 0);
    }

    private static String name() {
        return Thread.currentThread().getName();
    }

    @Test
    void writesOnWhenItsObserverFails() {
        StoreObserver broken = new StoreObserver() {
            @Override
            public void committed(int calls, int documents, Duration took, int stillWaiting) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void failed(int calls, Throwable reason) {
                throw new IllegalStateException("broken");
            }
        };
        try (SqliteStore store = Stores.open(SqliteOptions.at(path()), broken)) {
            append(store, "wamid.1").awaitItem(LONG);
            append(store, "wamid.2").awaitItem(LONG);
        }
    }

    private static UniAssertSubscriber<Appended> append(SqliteStore store, String messageId) {
        return store.sink()
                .append(List.of(status(messageId, "sent")))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static List<String> messageIds(SqliteStore store) {
        var query = new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, Filter.all(), 10_000, null);
        return got(store.statuses().find(query)).documents().stream()
                .map(d -> d.event().messageId() + (d.event().status().equals("sent") ? "" : "!"))
                .toList();
    }
}
