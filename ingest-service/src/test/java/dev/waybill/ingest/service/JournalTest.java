package dev.waybill.ingest.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.journal.JournalEntry;
import dev.waybill.store.sqlite.SqliteJournal;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.StoreObserver;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of a journal in front of the store. */
@QuarkusTest
@TestProfile(Guarded.class)
class JournalTest {

    private static final long ROOMY = 1 << 20;

    @Inject
    SwitchableStore store;

    @Inject
    SwitchableJournal front;

    @Inject
    Clock clock;

    @TestHTTPResource
    URI base;

    @TempDir
    Path folder;

    private Client client;
    private SqliteJournal journal;

    @BeforeEach
    void open() {
        store.reset();
        client = new Client(base);
        open(ROOMY);
    }

    @AfterEach
    void close() {
        front.use(null);
        front.miss();
        journal.close();
    }

    @Test
    void showsWhatWaitsAndWhatWasSetAsideNewestFirst() {
        append(3);
        List<JournalEntry> entries = got(journal.oldest(0, 10, ROOMY)).entries();
        got(journal.settle(List.of(), Map.of(entries.get(1).place(), "too large")));

        JsonNode first = page("{\"limit\":2}");
        JsonNode second = page("{\"limit\":2,\"cursor\":%s}".formatted(first.get("next_cursor")));

        assertThat(first.get("count").intValue()).isEqualTo(2);
        assertThat(first.at("/records/0/webhook_id").textValue()).isEqualTo("wamid.2");
        assertThat(first.at("/records/0/set_aside").isNull()).isTrue();
        assertThat(first.at("/records/1/webhook_id").textValue()).isEqualTo("wamid.1");
        assertThat(first.at("/records/1/set_aside").textValue()).isEqualTo("too large");
        assertThat(second.at("/records/0/webhook_id").textValue()).isEqualTo("wamid.0");
        assertThat(second.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void streamsAllOfItOverSeveralPagesOneDocumentALine() {
        append(251);

        HttpResponse<String> answer = client.ask("/webhook/journal", "", "Accept", "application/x-ndjson");

        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(251);
        assertThat(lines.getFirst()).contains("\"webhook_id\":\"wamid.250\"", "\"set_aside\":null");
        assertThat(lines.getLast()).contains("\"webhook_id\":\"wamid.0\"");
    }

    @Test
    void isEmptyWhereThereIsNoJournal() {
        front.use(null);

        assertThat(page("")).hasToString("{\"count\":0,\"records\":[],\"next_cursor\":null}");
    }

    @Test
    void isForOperatorsAndRefusesForeignCursors() {
        assertThat(client.send("POST", "/webhook/journal", BodyPublishers.ofString("{}"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.ask("/webhook/journal", "{\"cursor\":\"d1\"}").statusCode())
                .isEqualTo(400);
        assertThat(client.ask("/webhook/journal", "{\"status\":\"sent\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void staysReadyAndTellsHowMuchWaitsWhileTheStoreBehindIsAway() {
        append(2);
        store.failWith(new StoreUnavailableException("Catalyst does not answer", null));

        // The last write of another test counts for two seconds.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            HttpResponse<String> ready = client.send("GET", "/q/health/ready", BodyPublishers.noBody());
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("\"journal_documents\": 2", "\"journal_lag_seconds\": ");
        });
        assertThat(metrics())
                .contains(
                        "waybill_journal_documents 2.0",
                        "waybill_journal_set_aside 0.0",
                        "waybill_journal_bound_bytes 1048576.0")
                .containsPattern("waybill_journal_bytes [1-9]")
                .containsPattern("waybill_journal_lag_seconds (59|[6-9]\\d|\\d{3,})\\.");
    }

    @Test
    void isNotReadyWhileTheJournalIsFull() {
        journal.close();
        open(1);
        got(journal.append(documents(1)).onFailure().recoverWithNull());

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            HttpResponse<String> ready = client.send("GET", "/q/health/ready", BodyPublishers.noBody());
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"journal_documents\": 0");
        });
    }

    @Test
    void isNotReadyWhileTablesAreMissing() {
        front.miss("create the table webhook_logs");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            HttpResponse<String> ready = client.send("GET", "/q/health/ready", BodyPublishers.noBody());
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"missing_steps\": 1");
        });
    }

    private void open(long mostBytes) {
        journal = SqliteJournal.open(
                SqliteOptions.at(folder.resolve("journal.db")),
                mostBytes,
                Infrastructure::getDefaultWorkerPool,
                StoreObserver.NONE,
                clock);
        front.use(journal);
    }

    private void append(int number) {
        got(journal.append(documents(number)));
    }

    private List<StatusDocument> documents(int number) {
        Instant minuteAgo = clock.instant().minusSeconds(60);
        return IntStream.range(0, number)
                .mapToObj(i -> document("wamid." + i, minuteAgo))
                .toList();
    }

    private static StatusDocument document(String messageId, Instant receivedAt) {
        DocumentId id = DocumentId.ofStatus(messageId, "sent", null, null, "1750000000");
        return new StatusDocument(
                new StatusEvent(id, messageId, null, "sent", null, receivedAt, receivedAt, false),
                null,
                null,
                "{}",
                "{}",
                null);
    }

    private JsonNode page(String body) {
        HttpResponse<String> response = client.ask("/webhook/journal", body);
        assertThat(response.statusCode()).isEqualTo(200);
        return Client.json(response);
    }

    private String metrics() {
        return client.send("GET", "/q/metrics", BodyPublishers.noBody(), "Accept", "text/plain")
                .body();
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
