package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.store.ControlStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those see who watch the sync: metrics, health, and the cycle of another replica. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class WatchedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofHours(10_000);
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(waybill_sync_\\S+) (\\S+)$");

    private final Scene scene;
    private final MovableClock clock;
    private final ControlStore controls;

    WatchedTest(Scene scene, MovableClock clock, ControlStore controls) {
        this.scene = scene;
        this.clock = clock;
        this.controls = controls;
    }

    @BeforeEach
    void freshSandbox() {
        scene.reset("");
        scene.cycle();
    }

    @Test
    void metricsCountWhatACycleOfKnownOutcomeDid() {
        Map<String, Double> before = metrics();
        scene.record(scene.message("delivered"), "sent");
        scene.record(scene.message("failed"), "");
        scene.record(scene.message("sent"), "failed");
        scene.record("nobody", "sent");
        String refused = scene.record(scene.message("delivered"), "accepted");
        scene.faults("\"validation_record_ids\":[\"" + refused + "\"]");

        scene.cycle();

        Map<String, Double> by = new TreeMap<>();
        Map<String, Double> after =
                await().atMost(PATIENCE).until(this::metrics, now -> now.get("waybill_sync_pending") == 4);
        after.forEach((name, value) -> by.put(name, value - before.getOrDefault(name, 0.0)));
        assertThat(by.get("waybill_sync_cycles_total{end=\"completed\"}"))
                .as("this cycle, and perhaps the empty one before, which is counted just after its end")
                .isBetween(1.0, 2.0);
        assertThat(by)
                .containsEntry("waybill_sync_records_total{outcome=\"updated\"}", 2.0)
                .containsEntry("waybill_sync_records_total{outcome=\"skipped\"}", 1.0)
                .containsEntry("waybill_sync_records_total{outcome=\"unmatched\"}", 1.0)
                .containsEntry("waybill_sync_records_total{outcome=\"rejected\"}", 1.0)
                .containsEntry("waybill_sync_records_total{outcome=\"missing\"}", 0.0)
                .containsEntry("waybill_sync_records_total{outcome=\"unknown\"}", 0.0)
                .containsEntry("waybill_sync_records_total{outcome=\"left\"}", 0.0)
                .containsEntry("waybill_sync_calls_total{answer=\"3000\",kind=\"read\"}", 1.0)
                .containsEntry("waybill_sync_calls_total{answer=\"3000\",kind=\"write\"}", 2.0)
                .containsEntry("waybill_sync_calls_total{answer=\"3002\",kind=\"write\"}", 1.0);
        assertThat(after)
                .containsEntry("waybill_sync_stale", 0.0)
                .containsEntry("waybill_sync_budget_in_flight", 0.0)
                .containsEntry("waybill_sync_rejected", 1.0);
        assertThat(after.get("waybill_sync_unsynced")).isGreaterThanOrEqualTo(2.0);
    }

    @Test
    void whatNoRecordAsksForIsParkedAndShown() {
        JsonPath before = scene.call("/zoho/status").extract().jsonPath();
        Instant old = clock.instant().minus(Duration.ofDays(2));
        String messageId = "wamid." + UUID.randomUUID();
        String queueId = UUID.randomUUID().toString();
        scene.append(List.of(
                Scene.statusOf("wamid." + UUID.randomUUID(), "sent", old),
                Scene.document(
                        DocumentId.ofQueueCallback(queueId, messageId, "accepted"),
                        messageId,
                        queueId,
                        "accepted",
                        old),
                Scene.statusOf(messageId, "delivered", old)));

        scene.cycle();

        JsonPath after = await().atMost(PATIENCE)
                .until(
                        () -> scene.call("/zoho/status").extract().jsonPath(),
                        status -> status.getInt("live.unmatched") > before.getInt("live.unmatched"));
        assertThat(after.getInt("live.unlinked")).isEqualTo(before.getInt("live.unlinked") + 1);
        scene.cycle();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics())
                        .containsEntry("waybill_sync_unlinked", after.getDouble("live.unlinked"))
                        .containsEntry("waybill_sync_unmatched", after.getDouble("live.unmatched")));
    }

    @Test
    void troubleAndTheOldestThatWaitsAreShownUntilTheyAreOver() {
        String record = scene.record(scene.message("delivered"), "sent");
        scene.faults("\"no_update_permission\":true");

        scene.cycle();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(metrics()).containsEntry("waybill_sync_trouble", 1.0));
        assertThat(metrics().get("waybill_sync_oldest_waiting_seconds")).isGreaterThan(0);
        scene.faults("");
        scene.cycle();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(metrics()).containsEntry("waybill_sync_trouble", 0.0));
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");
        assertThat(metrics())
                .containsEntry("waybill_sync_oldest_waiting_seconds", 0.0)
                .containsEntry("waybill_sync_interval_seconds", (double) INTERVAL.toSeconds());
    }

    @Test
    void aLastSuccessTwoIntervalsAgoIsStaleAndTheServiceReadyAllTheSame() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(health().getBoolean("data.stale")).isFalse());
        assertThat(metrics()).containsEntry("waybill_sync_stale", 0.0);

        scene.call("/zoho/scheduler/stop").statusCode(200);
        clock.putForward(INTERVAL.multipliedBy(2).plusMinutes(1));

        JsonPath stale = health();
        assertThat(stale.getString("status")).isEqualTo("UP");
        assertThat(stale.getBoolean("data.stale")).isTrue();
        assertThat(stale.getLong("data.seconds_since_success"))
                .isGreaterThan(INTERVAL.multipliedBy(2).toSeconds());
        assertThat(metrics()).containsEntry("waybill_sync_stale", 1.0);
        assertThat(metrics().get("waybill_sync_success_age_seconds"))
                .isGreaterThan(INTERVAL.multipliedBy(2).toSeconds());

        // A cycle before the scheduler is on again, or that would start one of its own in the middle of another test.
        scene.cycle();
        scene.call("/zoho/scheduler/start").statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(health().getBoolean("data.stale")).isFalse());
    }

    @Test
    void theCycleOfAnotherReplicaIsSeenWithItsProgressAndItsCalls() throws Exception {
        long term = 1_000_000;
        put("progress", """
                {"last":{"run":{"run_id":"far","trigger":"SCHEDULER","started_at":"2026-03-01T10:00:00Z","term":1000000},
                "at":"2026-03-01T10:00:07Z",
                "progress":{"phase":"WRITING","pages":2,"pending":1400,"total":900,"done":30,"updated":28,"refused":2,"unknown":0}}}
                """);
        putLease(term, false);

        JsonNode status =
                new ObjectMapper().readTree(scene.call("/zoho/status").extract().asString());

        assertThat(status.path("running_cycle").asText()).isEqualTo("far");
        assertThat(status.path("progress"))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"phase\":\"writing\",\"pages\":2,\"pending\":1400,\"total\":900,\"done\":30,"
                                + "\"updated\":28,\"refused\":2,\"unknown\":0,\"at\":\"2026-03-01T10:00:07\"}"));
        assertThat(new TreeSet<>(List.copyOf(status.path("progress").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList())))
                .as("the members that the document names")
                .isEqualTo(documented("Progress"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                scene.call("/zoho/status").extract().jsonPath().getInt("budget.left_this_minute"))
                        .as("calls noted ahead count as made")
                        .isEqualTo(100_000 - 48));

        putLease(term, true);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(scene.call("/zoho/status").extract().jsonPath().getString("progress"))
                    .as("what an earlier term left")
                    .isNull();
            scene.cycle();
        });
    }

    /** The lease of another replica, which this one sees at its next look or when it next writes its own. */
    private void putLease(long term, boolean free) {
        put(
                "lease",
                "{\"term\":" + term + ",\"holder\":\"far\",\"free\":" + free
                        + ",\"calls\":{\"lately\":48,\"today\":48}}");
    }

    private void put(String key, String json) {
        await().atMost(PATIENCE).until(() -> {
            long version = controls.read(key)
                    .await()
                    .atMost(PATIENCE)
                    .map(document -> document.version())
                    .orElse(0L);
            return controls.compareAndSet(key, version, json).await().atMost(PATIENCE);
        });
    }

    private static TreeSet<String> documented(String schema) throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
        TreeSet<String> names = new TreeSet<>();
        document.at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private JsonPath health() {
        return given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("checks.find { it.name == 'store' }");
    }

    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        SAMPLE.matcher(given().accept("text/plain").get("/q/metrics").asString())
                .results()
                .forEach(match -> metrics.put(match.group(1).replace(",}", "}"), Double.valueOf(match.group(2))));
        return metrics;
    }
}
