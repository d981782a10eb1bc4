package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What tests do with sandbox, store and service. */
@Singleton
public class Scene {

    static final Instant SENT_AT = Instant.parse("2026-03-01T10:00:00Z");
    static final String RECIPIENT = "917068482741";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String sandbox;
    private final StatusSink sink;
    private final StatusStore store;
    private final MovableClock clock;

    /** Whether the first cycle of this application has begun: one that nobody asked for would come within seconds. */
    private boolean begun;

    Scene(
            @ConfigProperty(name = "sandbox.url") String sandbox,
            StatusSink sink,
            StatusStore store,
            MovableClock clock) {
        this.sandbox = sandbox;
        this.sink = sink;
        this.store = store;
        this.clock = clock;
    }

    /** An empty sandbox without a limit of calls a minute. */
    void reset(String faults) {
        reset("\"calls_per_minute\":0", faults, 0);
    }

    /** A fresh sandbox knows no old token, so the time of ten refreshes must pass. */
    void reset(String limits, String faults, int latencyMillis) {
        clock.putForward(Duration.ofMinutes(11));
        given().baseUri(sandbox)
                .body("{\"limits\":{" + limits + "},\"faults\":{" + faults + "},\"latency_ms\":" + latencyMillis + "}")
                .post("/sandbox/reset")
                .then()
                .statusCode(200);
        if (!begun) {
            begun = true;
            cycle();
            reset(limits, faults, latencyMillis);
        }
    }

    void faults(String faults) {
        given().baseUri(sandbox)
                .body("{" + faults + "}")
                .post("/sandbox/faults")
                .then()
                .statusCode(200);
    }

    /** Adds records with these queue ids and statuses; returns their ids. */
    List<String> records(List<Map<String, String>> records) {
        return given().baseUri(sandbox)
                .contentType("application/json")
                .body(records)
                .post("/sandbox/creator/records")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
    }

    String record(String queueId, String status) {
        return records(List.of(Map.of("Queue_ID_DV", queueId, "Status", status)))
                .getFirst();
    }

    Map<String, String> creatorRecord(String id) {
        return given().baseUri(sandbox)
                .get("/sandbox/creator/records")
                .then()
                .extract()
                .jsonPath()
                .getMap("find { it.ID == '" + id + "' }");
    }

    List<String> statuses() {
        return given().baseUri(sandbox)
                .get("/sandbox/creator/records")
                .then()
                .extract()
                .jsonPath()
                .getList("Status");
    }

    JsonPath calls() {
        return given().baseUri(sandbox).get("/sandbox/calls").then().extract().jsonPath();
    }

    List<Map<String, Object>> ledger() {
        return given().baseUri(sandbox)
                .get("/sandbox/ledger")
                .then()
                .extract()
                .jsonPath()
                .getList("$");
    }

    /** Calls of one kind that Creator has executed. */
    long executed(String kind) {
        return ledger().stream()
                .filter(line ->
                        kind.equals(line.get("kind")) && Integer.valueOf(3000).equals(line.get("code")))
                .count();
    }

    /** A message with a fresh queue id whose callbacks named these statuses, a minute apart; the first links. */
    String message(String... statuses) {
        String queueId = UUID.randomUUID().toString();
        String messageId = "wamid." + queueId;
        List<StatusDocument> documents = new ArrayList<>();
        documents.add(document(
                DocumentId.ofQueueCallback(queueId, messageId, "accepted"), messageId, queueId, "accepted", SENT_AT));
        for (int i = 0; i < statuses.length; i++) {
            documents.add(statusOf(messageId, statuses[i], SENT_AT.plusSeconds(60L * (i + 1))));
        }
        append(documents);
        return queueId;
    }

    void append(List<StatusDocument> documents) {
        sink.append(documents).await().atMost(PATIENCE);
    }

    static StatusDocument statusOf(String messageId, String status, Instant time) {
        DocumentId id = DocumentId.ofStatus(messageId, status, RECIPIENT, null, Long.toString(time.getEpochSecond()));
        return document(id, messageId, null, status, time);
    }

    static StatusDocument document(DocumentId id, String messageId, String queueId, String status, Instant time) {
        return new StatusDocument(
                new StatusEvent(id, messageId, queueId, status, RECIPIENT, time, time, false),
                "408694838996380",
                "919154699658",
                "{}",
                "{}",
                null);
    }

    List<StatusEvent> history(String queueId) {
        return store.histories(List.of(queueId)).await().atMost(PATIENCE).getOrDefault(queueId, List.of());
    }

    ValidatableResponse call(String path) {
        return call(path, Map.of());
    }

    ValidatableResponse call(String path, Map<String, ?> body) {
        return given().auth()
                .preemptive()
                .basic(Sandbox.OPERATOR, Sandbox.PASSWORD)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    /** Starts a cycle and waits for its end; returns it as the status shows it. */
    JsonPath cycle() {
        return ended(startCycle());
    }

    String startCycle() {
        return call("/zoho/sync").statusCode(202).extract().path("run_id");
    }

    JsonPath ended(String runId) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> call("/zoho/status").statusCode(200).extract().jsonPath(),
                        status -> runId.equals(status.getString("last_cycle.run_id"))
                                && status.getString("running_cycle") == null);
    }
}
