package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.ReceivedCounts;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of the first version, which kept bodies as text and had ids that did not say what a document is about, serves
 * on with all that it holds.
 */
class MigrationTest {

    private static final String QUEUE = "ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b";
    private static final String OTHER_QUEUE = "ffffffff-1d2c-4e5f-8a9b-0c1d2e3f4a5b";
    private static final DocumentId SENT = DocumentId.ofStatus("wamid.1", "sent", "917000000001", null, "1640995200");
    private static final DocumentId QUEUED = DocumentId.ofQueueCallback(QUEUE, "wamid.1", "accepted");

    private static final DocumentId SENT_BEFORE = new DocumentId("3b0ce24b008fdf4aba9a9bf5b4f5d1aa");
    private static final DocumentId QUEUED_BEFORE = new DocumentId("aa0c5b43f358d26617cfa9a3d4ec8606");

    private static final String INSERT_OLD =
            "INSERT INTO document VALUES (?, ?, 'wamid.1', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void writeTheFirstVersion() throws SQLException {
        path = folder.resolve("waybill.db");
        try (Session session = oldFile().writer()) {
            long noon = NOON.toEpochMilli();
            session.update(
                    INSERT_OLD,
                    noon << 20,
                    SENT_BEFORE.bytes(),
                    null,
                    "sent",
                    "917000000001",
                    1_640_995_200_000L,
                    "408694838996380",
                    "919154699658",
                    noon,
                    18_993,
                    "{\"id\":\"wamid.1\",\"pricing\":{\"type\":\"regular\"}}",
                    "{\"entry\":[]}");
            session.update(
                    INSERT_OLD,
                    (noon << 20) + 1,
                    QUEUED_BEFORE.bytes(),
                    QUEUE,
                    "accepted",
                    null,
                    null,
                    null,
                    null,
                    noon,
                    null,
                    "{\"id\":\"\uD83D\uDE00\"}",
                    "{ }");
            session.update("INSERT INTO link VALUES ('wamid.1', ?)", QUEUE);
            session.update("INSERT INTO unsynced VALUES (?)", noon << 20);
            session.update("INSERT INTO tally VALUES (?, 2)", noon / 1000);
            session.update("UPDATE ledger SET documents = 2, delivered = 2, unsynced = 1");
        }
    }

    @Test
    void keepsEveryMemberOfEveryDocument() {
        try (SqliteStore store = Stores.open(path)) {
            StatusDocument sent = new StatusDocument(
                    new StatusEvent(
                            SENT,
                            "wamid.1",
                            QUEUE,
                            "sent",
                            "917000000001",
                            Instant.ofEpochSecond(1_640_995_200),
                            NOON,
                            false),
                    "408694838996380",
                    "919154699658",
                    "{\"id\":\"wamid.1\",\"pricing\":{\"type\":\"regular\"}}",
                    "{\"entry\":[]}",
                    LocalDate.of(2022, 1, 1));
            StatusDocument queued = new StatusDocument(
                    new StatusEvent(QUEUED, "wamid.1", QUEUE, "accepted", null, null, NOON, true),
                    null,
                    null,
                    "{\"id\":\"\uD83D\uDE00\"}",
                    "{ }",
                    null);

            assertThat(find(store, Map.of())).containsExactly(queued, sent);
            assertThat(find(store, Map.of("pricing.type", "regular"))).containsExactly(sent);
            assertThat(find(store, Map.of("raw_webhook_data_json", "{ }"))).containsExactly(queued);
            assertThat(got(store.statuses().histories(List.of(QUEUE))).get(QUEUE))
                    .containsExactly(sent.event(), queued.event());
        }
    }

    @Test
    void goesOnWhereItStood() {
        try (SqliteStore store = Stores.open(path)) {
            List<StatusDocument> known = find(store, Map.of());

            assertThat(got(store.statuses().append(known))).isEqualTo(new Appended(0, 2, List.of()));
            assertThat(got(store.statuses().markSynced(List.of(SENT, QUEUED)))).isEqualTo(1);
            assertThat(got(store.statuses().retire(NOON.plusSeconds(1)))).isEqualTo(Count.exact(2));
            assertThat(got(store.statuses().state()).counts())
                    .containsEntry(DocumentCollection.WEBHOOK_LOGS, Count.exact(2))
                    .containsEntry(DocumentCollection.DELIVERED_LOGS, Count.exact(0));
        }
        Stores.open(path).close();
    }

    /** The second version added these counts. */
    @Test
    void countsWhatTheLastDayBrought() throws SQLException {
        Instant now = Instant.now();
        try (Session session = oldFile().writer()) {
            session.update(
                    INSERT_OLD,
                    now.toEpochMilli() << 20,
                    DocumentId.ofStatus("wamid.2", "failed", null, null, null).bytes(),
                    null,
                    "failed",
                    null,
                    null,
                    null,
                    null,
                    now.toEpochMilli(),
                    null,
                    "{}",
                    "{}");
        }

        try (SqliteStore store = Stores.open(path)) {
            assertThat(got(store.statuses().received(Instant.EPOCH)).minutes())
                    .containsExactly(new ReceivedCounts.Minute(now.truncatedTo(ChronoUnit.MINUTES), "failed", 1));
        }
    }

    /** The fourth version notes which of them no link leads to. */
    @Test
    void findsWhatALaterQueueIdOfAMessageSays() throws SQLException {
        DocumentId late = DocumentId.ofQueueCallback(OTHER_QUEUE, "wamid.1", "accepted");
        try (Session session = oldFile().writer()) {
            session.update(
                    INSERT_OLD,
                    (NOON.toEpochMilli() << 20) + 2,
                    new DocumentId("a4e904f4177f788d8b998aaac20a93b3").bytes(),
                    OTHER_QUEUE,
                    "accepted",
                    null,
                    null,
                    null,
                    null,
                    NOON.toEpochMilli(),
                    null,
                    "{}",
                    "{}");
        }

        try (SqliteStore store = Stores.open(path)) {
            var histories = got(store.statuses().histories(List.of(QUEUE, OTHER_QUEUE)));

            assertThat(histories.get(QUEUE)).extracting(StatusEvent::id).containsExactly(SENT, QUEUED, late);
            assertThat(histories.get(OTHER_QUEUE)).extracting(StatusEvent::id).containsExactly(late);
            assertThat(find(store, Map.of("queue_id", OTHER_QUEUE)))
                    .extracting(document -> document.event().id())
                    .containsExactly(late);
        }
    }

    @Test
    void keepsARefusedSendThatHasNoMessageId() throws SQLException {
        DocumentId refused = DocumentId.ofQueueCallback(QUEUE, null, "failed");
        try (Session session = oldFile().writer()) {
            session.update(
                    "INSERT INTO document VALUES (?, ?, NULL, ?, 'failed', NULL, NULL, NULL, NULL, ?, NULL, '{}', '{}')",
                    (NOON.toEpochMilli() << 20) + 2,
                    new DocumentId("f27b41d4a1bcfe4f87c4164985c5fcd2").bytes(),
                    QUEUE,
                    NOON.toEpochMilli());
        }

        try (SqliteStore store = Stores.open(path)) {
            assertThat(got(store.statuses().histories(List.of(QUEUE))).get(QUEUE))
                    .extracting(StatusEvent::id)
                    .containsExactly(SENT, QUEUED, refused);
            assertThat(got(store.statuses().append(find(store, Map.of("_id", refused.hex())))))
                    .isEqualTo(new Appended(0, 1, List.of()));
        }
    }

    /** Its bodies are packed already. */
    @Test
    void takesAFileOfTheThirdVersion() throws SQLException {
        path = folder.resolve("third.db");
        try (Session session = oldFile(3).writer()) {
            session.update(
                    "INSERT INTO document VALUES (?, ?, 'wamid.1', NULL, 'sent', '917000000001', ?, NULL, NULL, ?, NULL, ?)",
                    NOON.toEpochMilli() << 20,
                    SENT_BEFORE.bytes(),
                    1_640_995_200_000L,
                    NOON.toEpochMilli(),
                    new Packer().pack(new Bodies("{\"id\":\"wamid.1\"}", "{ }")));
            session.update("INSERT INTO unsynced VALUES (?)", NOON.toEpochMilli() << 20);
            session.update("UPDATE ledger SET documents = 1, delivered = 1, unsynced = 1");
        }

        try (SqliteStore store = Stores.open(path)) {
            List<StatusDocument> found = find(store, Map.of("webhook_id", "wamid.1"));

            assertThat(found).extracting(document -> document.event().id()).containsExactly(SENT);
            assertThat(found).extracting(StatusDocument::rawJson).containsExactly("{ }");
            assertThat(got(store.statuses().append(found))).isEqualTo(new Appended(0, 1, List.of()));
            assertThat(got(store.statuses().markSynced(List.of(SENT)))).isEqualTo(1);
        }
    }

    private DatabaseFile oldFile() {
        return oldFile(1);
    }

    private DatabaseFile oldFile(int version) {
        Migrations steps = new Migrations(
                false, Schema.LOG.applicationId(), Schema.LOG.steps().subList(0, version));
        return DatabaseFile.prepare(path, Duration.ofSeconds(5), steps);
    }

    private static List<StatusDocument> find(SqliteStore store, Map<String, ?> filter) {
        return got(store.statuses()
                        .find(new DocumentQuery(
                                DocumentCollection.WEBHOOK_LOGS, null, FilterReader.read(filter), 10, null)))
                .documents();
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
