package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.waybill.model.document.StatusEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The controls as operators use them. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ControlsTest {

    private static final String LOCAL_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";

    private final Scene scene;

    ControlsTest(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void freshSandbox() {
        scene.reset("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/zoho/sync",
                "/zoho/status",
                "/zoho/test-queue-lookup",
                "/zoho/scheduler/status",
                "/zoho/scheduler/start",
                "/zoho/scheduler/stop",
                "/zoho/activity",
                "/zoho/runs",
                "/zoho/runs/any",
                "/zoho/rejected",
                "/zoho/rejected/retry"
            })
    void everyControlIsForOperatorsOnly(String path) {
        given().contentType("application/json")
                .body("{}")
                .post(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/zoho/status", "/zoho/scheduler/status", "/zoho/runs", "/zoho/rejected"})
    void whoMayOnlyLookIsShownHowThingsAre(String path) {
        asViewer(path).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/zoho/sync", "/zoho/scheduler/start", "/zoho/scheduler/stop", "/zoho/rejected/retry"})
    void whoMayOnlyLookControlsNothing(String path) {
        asViewer(path).statusCode(403).body("title", equalTo("Ask an operator"));
    }

    private static ValidatableResponse asViewer(String path) {
        return given().contentType("application/json")
                .body(Map.of("username", Sandbox.VIEWER, "password", Sandbox.PASSWORD))
                .post(path)
                .then();
    }

    /** One try for all controls: failures from one address are answered ever later. */
    @Test
    void aWrongPasswordOpensNothing() {
        given().contentType("application/json")
                .body(Map.of("username", Sandbox.OPERATOR, "password", "wrong"))
                .post("/zoho/status")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void operatorsMayAlsoGiveNameAndPasswordInTheBody() {
        given().contentType("application/json")
                .body(Map.of("username", Sandbox.OPERATOR, "password", Sandbox.PASSWORD))
                .post("/zoho/scheduler/status")
                .then()
                .statusCode(200)
                .body("is_running", equalTo(true));
    }

    @Test
    void whileACycleRunsAnotherIsRefusedWithTheRunningOnesId() {
        scene.reset("\"calls_per_minute\":0", "", 300);
        String running = scene.startCycle();

        scene.call("/zoho/sync")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("run_id", equalTo(running))
                .body("status", equalTo(409));

        scene.ended(running);
    }

    @Test
    void stoppingTheSchedulerEndsTheRunningCycleAfterItsCallsInFlight() {
        scene.reset("\"calls_per_minute\":0", "", 100);
        List<String> queueIds = IntStream.range(0, 60)
                .mapToObj(i -> {
                    String queueId = scene.message("delivered");
                    scene.record(queueId, "sent");
                    return queueId;
                })
                .toList();
        String run = scene.startCycle();
        await().until(() -> scene.statuses().contains("delivered"));

        scene.call("/zoho/scheduler/stop")
                .statusCode(200)
                .body("is_running", equalTo(false))
                .body("next_sync_time", nullValue());
        JsonPath ended = scene.ended(run);

        long written = scene.statuses().stream().filter("delivered"::equals).count();
        assertThat(ended.getString("last_cycle.end")).isEqualTo("stopped");
        assertThat(ended.getLong("last_cycle.updated")).isEqualTo(written).isBetween(1L, 59L);
        assertThat(ended.getInt("last_cycle.left")).isEqualTo((int) (60 - written));
        assertThat(queueIds.stream().filter(id -> scene.history(id).stream().allMatch(StatusEvent::synced)))
                .hasSize((int) written);
        scene.call("/zoho/scheduler/start").statusCode(200).body("is_running", equalTo(true));
    }

    @Test
    void theSchedulerShowsItsFiguresAndIsSwitchedAsOftenAsOneLikes() {
        JsonPath before = scene.call("/zoho/scheduler/status").extract().jsonPath();
        scene.record(scene.message("delivered"), "sent");
        scene.cycle();

        JsonPath after =
                scene.call("/zoho/scheduler/start").statusCode(200).extract().jsonPath();

        assertThat(after.getLong("stats.total_synced")).isEqualTo(before.getLong("stats.total_synced") + 1);
        assertThat(after.getLong("stats.total_failed")).isEqualTo(before.getLong("stats.total_failed"));
        assertThat(after.getDouble("stats.last_sync_duration")).isPositive();
        assertThat(after.getString("last_sync_time")).matches(LOCAL_TIME);
        assertThat(after.getString("next_sync_time")).matches(LOCAL_TIME);
        assertThat(after.getInt("sync_interval_minutes")).isEqualTo(600_000);
        scene.call("/zoho/scheduler/stop").statusCode(200);
        scene.call("/zoho/scheduler/stop").statusCode(200).body("is_running", equalTo(false));
        scene.call("/zoho/scheduler/start").statusCode(200).body("is_running", equalTo(true));
    }

    @Test
    void theStatusTellsOfTheTokenButNeverTheToken() {
        scene.cycle();

        String status = scene.call("/zoho/status")
                .statusCode(200)
                .body("token.state", equalTo("valid"))
                .body("budget.calls_per_minute", equalTo(100_000))
                .extract()
                .asString();

        assertThat(status).doesNotContain("1000.").doesNotContain("sandbox-refresh");
    }

    @Test
    void theLookupShowsDocumentsLinksAndTheUnsentPatch() {
        String queueId = scene.message("sent", "read");

        scene.call("/zoho/test-queue-lookup", Map.of("queue_id", queueId))
                .statusCode(200)
                .body("queue_id", equalTo(queueId))
                .body("documents", hasSize(3))
                .body("documents[0].webhook_id", equalTo("wamid." + queueId))
                .body("links", hasSize(1))
                .body("links[0].webhook_id", equalTo("wamid." + queueId))
                .body("effective_status", equalTo("delivered"))
                .body("patch.data.Status", equalTo("delivered"))
                .body("patch.data.Queue_ID_Webhook", equalTo(queueId))
                .body("patch.data.TimeStamp_Webhook", equalTo("01-Mar-2026 15:32:00"));

        assertThat(scene.calls().getInt("total")).isZero();
    }

    @Test
    void theLookupOfAnUnknownQueueIdIsEmpty() {
        scene.call("/zoho/test-queue-lookup", Map.of("queue_id", "nobody"))
                .statusCode(200)
                .body("documents", hasSize(0))
                .body("links", hasSize(0))
                .body("effective_status", nullValue())
                .body("patch", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"queue_id\":\" \"}", "{\"queue_id\":null}"})
    void theLookupWantsAQueueId(String body) {
        given().auth()
                .preemptive()
                .basic(Sandbox.OPERATOR, Sandbox.PASSWORD)
                .contentType("application/json")
                .body(body)
                .post("/zoho/test-queue-lookup")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("queue_id"));
    }

    @Test
    void readinessIsAboutTheStoreAndNotAboutZoho() {
        scene.faults("\"error_500\":1.0");

        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
