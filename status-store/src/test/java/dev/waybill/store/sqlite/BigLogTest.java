package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.NOON;
import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.QueryTooLongException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log of hundreds of thousands of documents must not slow down. */
class BigLogTest {

    private static final int DOCUMENTS = 200_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Looks into every document and takes its time with each. */
    private static final DocumentQuery DEAR = everything(Map.of(
            "$or", IntStream.range(0, 30).mapToObj(i -> Map.of("0.1.a" + i, i)).toList()));

    @TempDir
    private static Path template;

    @TempDir
    Path folder;

    private SqliteOptions options;
    private final Commits commits = new Commits();

    private static DocumentQuery everything(Map<String, ?> filter) {
        return new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, FilterReader.read(filter), 10, null);
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }

    @BeforeAll
    static void fill() throws SQLException {
        try (Session session = DatabaseFile.prepare(template.resolve("waybill.db"), Duration.ofSeconds(5))
                .writer()) {
            // A whole day, so that the tally holds each of its seconds.
            BigLog.fill(
                    session,
                    DOCUMENTS,
                    NOON.minus(Duration.ofDays(1)),
                    Duration.ofDays(1).toMillis() / DOCUMENTS);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        Path path = folder.resolve("waybill.db");
        Files.copy(template.resolve("waybill.db"), path);
        options = SqliteOptions.at(path);
    }

    @Test
    void aDayLeavesInShortTransactionsBesideItsAppends() {
        try (SqliteStore store = Stores.open(options, commits)) {
            List<UniAssertSubscriber<Appended>> before = appends(store, 0);
            Uni<Count> retire = store.statuses().retire(NOON);
            var retired = retire.subscribe().withSubscriber(UniAssertSubscriber.create());
            List<UniAssertSubscriber<Appended>> after = appends(store, 100);

            assertThat(retired.awaitItem(LONG).getItem()).isEqualTo(Count.exact(DOCUMENTS));
            before.forEach(append -> append.awaitItem(LONG));
            after.forEach(append -> append.awaitItem(LONG));
            assertThat(got(store.statuses().state()).counts())
                    .containsEntry(DocumentCollection.WEBHOOK_LOGS, Count.exact(DOCUMENTS + 200L))
                    .containsEntry(DocumentCollection.DELIVERED_LOGS, Count.exact(200));
        }
    }

    @Test
    void leavesInStepsOfWhichEachIsSmall() throws SQLException {
        try (Session session =
                DatabaseFile.prepare(options.path(), Duration.ofSeconds(5)).writer()) {
            long left = 0;
            int steps = 0;
            for (Tally.Step step = Tally.retire(NOON, session); ; step = Tally.retire(NOON, session)) {
                left += step.documents();
                steps++;
                assertThat(session.number("SELECT delivered FROM ledger")).isEqualTo(DOCUMENTS - left);
                assertThat(session.number("SELECT coalesce(sum(documents), 0) FROM tally"))
                        .isEqualTo(DOCUMENTS - left);
                if (step.isLast()) {
                    break;
                }
                assertThat(step.documents()).isLessThan(DOCUMENTS / 8);
            }

            assertThat(steps).isEqualTo(9);
            assertThat(session.number("SELECT watermark FROM ledger")).isEqualTo(NOON.toEpochMilli());
            assertThat(Tally.retire(NOON, session)).isEqualTo(new Tally.Step(0, true));
        }
    }

    @Test
    void aQuestionThatTakesTooLongIsStoppedAndLeavesTheReadersToOthers() {
        SqliteOptions impatient = options.withReadTimeout(Duration.ofMillis(100));
        try (SqliteStore store = Stores.open(impatient, commits)) {
            for (int i = 0; i < 2 * impatient.readers(); i++) {
                assertThatThrownBy(() -> got(store.statuses().find(DEAR)))
                        .isInstanceOf(QueryTooLongException.class)
                        .hasMessageStartingWith("the question was stopped after 100 ms");
            }
            assertThat(got(store.statuses().find(everything(Map.of("webhook_id", "wamid.old.7"))))
                            .documents())
                    .hasSize(1);
        }
    }

    @Test
    void aReadEndsWhenNobodyWaitsForIt() {
        try (SqliteStore store = Stores.open(options, commits)) {
            List<UniAssertSubscriber<DocumentPage>> asked = IntStream.range(0, 50)
                    .mapToObj(i -> store.statuses()
                            .find(DEAR)
                            .subscribe()
                            .withSubscriber(UniAssertSubscriber.<DocumentPage>create()))
                    .toList();
            asked.forEach(UniAssertSubscriber::cancel);

            // Behind fifty times ten seconds, were they not stopped.
            assertThat(store.statuses()
                            .state()
                            .await()
                            .atMost(Duration.ofSeconds(5))
                            .kind())
                    .isEqualTo("sqlite");
        }
    }

    @Test
    void aQuestionFromATimeOnLooksAtNothingBeforeIt() {
        try (SqliteStore store = Stores.open(options, commits)) {
            Map<String, ?> lastHour = Map.of(
                    "created_time",
                    Map.of("$gte", NOON.minus(Duration.ofHours(1)).toString()),
                    "recipient_id",
                    "9");

            assertThat(got(store.statuses().find(everything(lastHour))).scanned())
                    .isBetween(DOCUMENTS / 24L - 2, DOCUMENTS / 24L + 2);
            assertThat(got(store.statuses().find(everything(Map.of("recipient_id", "9"))))
                            .scanned())
                    .isEqualTo(DOCUMENTS);
        }
    }

    private static List<UniAssertSubscriber<Appended>> appends(SqliteStore store, int from) {
        return IntStream.range(from, from + 100)
                .mapToObj(i -> store.sink()
                        .append(List.of(status("wamid." + i, "sent")))
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.<Appended>create()))
                .toList();
    }
}
