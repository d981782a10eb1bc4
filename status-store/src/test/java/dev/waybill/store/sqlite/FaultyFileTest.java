package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A disk that is full, a file that cannot be written: all calls of the commit fail, and the next ones go on. */
class FaultyFileTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Commits commits = new Commits();
    private Engine engine;
    private SqliteStatusStore store;

    /** Starts the writer, once the calls that shall share a commit wait. */
    private Runnable start;

    @BeforeEach
    void open() {
        SqliteOptions options = SqliteOptions.at(folder.resolve("waybill.db"));
        DatabaseFile file = DatabaseFile.prepare(options.path(), options.lockTimeout());
        Writer writer = new Writer(file, options, commits, Clock.systemUTC());
        engine = new Engine(writer, file, options, Infrastructure::getDefaultWorkerPool);
        store = new SqliteStatusStore(engine);
        start = writer::start;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        // 64 pages are more than an empty file and less than this document.
        var failing = together(session -> session.run("PRAGMA max_page_count = 64"), "x".repeat(1 << 20));

        failing.forEach(call -> call.awaitFailure(LONG)
                .assertFailedWith(StoreUnavailableException.class, "the store's disk is full; make room"));
        assertGoesOn();
    }

    @Test
    void saysThatTheFileCannotBeWrittenAndGoesOnWhenItCan() {
        var failing = together(session -> session.run("PRAGMA query_only = ON"), "x");

        failing.forEach(call -> call.awaitFailure(LONG)
                .assertFailedWith(StoreUnavailableException.class, "the store's file cannot be written"));
        assertGoesOn();
    }

    @Test
    void confirmsNothingOfACommitThatFails() {
        // A broken reference that is checked at the end of the transaction makes the commit itself fail.
        var failing = together(
                session -> {
                    session.ledger().write();
                    session.run("COMMIT");
                    session.run("PRAGMA foreign_keys = ON");
                    session.run("BEGIN IMMEDIATE");
                    session.run("CREATE TEMP TABLE a (id INTEGER PRIMARY KEY)");
                    session.run("CREATE TEMP TABLE b (a INTEGER REFERENCES a DEFERRABLE INITIALLY DEFERRED)");
                    session.run("INSERT INTO b VALUES (1)");
                },
                "x");

        failing.forEach(call -> call.awaitFailure(LONG)
                .assertFailedWith(StoreUnavailableException.class, "it is unknown whether anything of it is durable"));
        assertGoesOn();
    }

    @Test
    void takesBackACallThatCannotBeStoredAndNotItsNeighbours() {
        var before = subscribed(store.append(List.of(status("wamid.before", "sent"))));
        var poisoned = subscribed(engine.write(Job.Size.SMALL, session -> {
            session.update("DELETE FROM unsynced");
            return session.update("INSERT INTO link VALUES ('wamid.broken', NULL, NULL)");
        }));
        var broken = subscribed(engine.write(Job.Size.SMALL, session -> {
            throw new IllegalStateException("a defect");
        }));
        var after = subscribed(store.append(List.of(status("wamid.after", "sent"), status("wamid.before", "sent"))));
        start.run();

        assertThat(before.awaitItem(LONG).getItem()).isEqualTo(new Appended(1, 0, List.of()));
        assertThat(after.awaitItem(LONG).getItem()).isEqualTo(new Appended(1, 1, List.of()));
        poisoned.awaitFailure(LONG).assertFailedWith(IllegalArgumentException.class, "SQLITE_CONSTRAINT");
        broken.awaitFailure(LONG).assertFailedWith(IllegalStateException.class, "a defect");
        assertThat(messageIds()).containsExactly("wamid.after", "wamid.before");
        StoreState state = store.state().await().atMost(LONG);
        assertThat(state.counts()).containsEntry(DocumentCollection.WEBHOOK_LOGS, Count.exact(2));
        assertThat(state.counts()).containsEntry(DocumentCollection.DELIVERED_LOGS, Count.exact(2));
        assertThat(state.unsynced()).isEqualTo(Count.exact(2));
        assertThat(store.unsynced(null, 10).await().atMost(LONG).events()).hasSize(2);
        assertThat(commits.calls()).containsExactly(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SQLITE_IOERR_WRITE | the store failed (SQLITE_IOERR)
                    SQLITE_IOERR_FSYNC | the store failed (SQLITE_IOERR)
                    SQLITE_NOMEM       | the store failed (SQLITE_NOMEM)
                    SQLITE_FULL        | the store's disk is full; make room
                    SQLITE_CANTOPEN    | the store's file cannot be written
                    SQLITE_CORRUPT     | the store's file is damaged; restore it from a backup
                    """)
    void failsAllCallsOfATransactionThatMeetsAFaultOfTheFile(SQLiteErrorCode code, String reason) {
        var failing = together(
                session -> {
                    throw new SQLiteException("as SQLite reports it", code);
                },
                "x");

        failing.forEach(call -> call.awaitFailure(LONG).assertFailedWith(StoreUnavailableException.class, reason));
        assertGoesOn();
    }

    /** What befalls the writer's connection. */
    @FunctionalInterface
    private interface Fault {
        void befall(Session session) throws SQLException;
    }

    /** Three calls that share a commit: an append, the fault, and an append of a body. */
    private List<UniAssertSubscriber<?>> together(Fault fault, String body) {
        var before = subscribed(store.append(List.of(status("wamid.before", "sent"))));
        var faulty = subscribed(engine.write(Job.Size.SMALL, session -> {
            fault.befall(session);
            return true;
        }));
        var after = subscribed(store.append(List.of(status("wamid." + body, "sent"))));
        start.run();
        return List.of(before, faulty, after);
    }

    private void assertGoesOn() {
        Appended again =
                store.append(List.of(status("wamid.again", "sent"))).await().atMost(LONG);
        assertThat(again).isEqualTo(new Appended(1, 0, List.of()));
        assertThat(messageIds()).containsOnlyOnce("wamid.again").doesNotContain("wamid.x");
        assertThat(commits.calls()).containsExactly(-3, 1);
        assertThat(store.state().await().atMost(LONG).counts())
                .containsEntry(
                        DocumentCollection.WEBHOOK_LOGS,
                        Count.exact(messageIds().size()));
    }

    private List<String> messageIds() {
        var all = new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, Filter.all(), 100, null);
        return store.find(all).await().atMost(LONG).documents().stream()
                .map(d -> String.valueOf(d.event().messageId()))
                .toList();
    }

    private static <T> UniAssertSubscriber<T> subscribed(Uni<T> call) {
        return call.subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
