package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.waybill.model.document.StatusEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cycle would do. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DryRunTest {

    private final Scene scene;

    DryRunTest(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void freshSandbox() {
        scene.reset("");
    }

    @Test
    void showsWhatWouldChangeAndWhatItCosts() {
        scene.cycle();
        String queueId = scene.message("sent", "read");
        String record = scene.record(queueId, "accepted");
        scene.record(scene.message("sent"), "failed");
        scene.record("nobody", "sent");

        JsonPath shown = scene.call("/zoho/sync", Map.of("dry_run", true))
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("pending", equalTo(3))
                .body("to_write", equalTo(1))
                .body("skipped", equalTo(1))
                .body("unmatched", equalTo(1))
                .body("left", equalTo(0))
                .body("calls.reads", equalTo(1))
                .body("calls.writes", equalTo(1))
                .body("calls.total", equalTo(2))
                .body("changes", hasSize(1))
                .extract()
                .jsonPath();

        assertThat(shown.getMap("changes[0]"))
                .containsEntry("record_id", record)
                .containsEntry("queue_id", queueId)
                .containsEntry("from", "accepted")
                .containsEntry("to", "delivered");
        assertThat(shown.getMap("changes[0].fields"))
                .containsEntry("Status", "delivered")
                .containsEntry("Message_ID_Webhook", "wamid." + queueId)
                .hasSize(5);
    }

    @Test
    void writesAndMarksNothing() {
        String changed = scene.message("delivered");
        String skipped = scene.message("sent");
        String record = scene.record(changed, "sent");
        scene.record(skipped, "failed");
        String lastRun = scene.call("/zoho/runs").extract().path("runs[0].run_id");

        scene.call("/zoho/sync", Map.of("dry_run", true)).statusCode(200);

        assertThat(scene.executed("update_record")).isZero();
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "sent");
        assertThat(scene.history(changed)).noneMatch(StatusEvent::synced);
        assertThat(scene.history(skipped)).noneMatch(StatusEvent::synced);
        assertThat(scene.call("/zoho/runs").extract().<String>path("runs[0].run_id"))
                .isEqualTo(lastRun);
        scene.cycle();
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");
    }

    @Test
    void isRefusedWhileACycleRuns() {
        scene.reset("\"calls_per_minute\":0", "", 300);
        String running = scene.startCycle();

        scene.call("/zoho/sync", Map.of("dry_run", true))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("run_id", equalTo(running));

        scene.ended(running);
    }

    @Test
    void tellsWhyNothingCouldBeRead() {
        scene.faults("\"error_500\":1.0");

        scene.call("/zoho/sync", Map.of("dry_run", true))
                .statusCode(502)
                .contentType("application/problem+json")
                .body("detail", containsString("could not be read"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dryrun\":true}|dryrun",
                "{\"dry_run\":true,\"force\":1}|force",
                "{\"dry_run\":\"true\"}|dry_run takes true or false",
                "{\"dry_run\":1}|dry_run takes true or false",
                "[true]|JSON object",
                "{\"dry_run\":|not valid JSON"
            })
    void whatTheBodyMustNotHoldIsNamed(String body, String named) {
        given().auth()
                .preemptive()
                .basic(Sandbox.OPERATOR, Sandbox.PASSWORD)
                .contentType("application/json")
                .body(body)
                .post("/zoho/sync")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(named));
        assertThat(scene.calls().getInt("total")).isZero();
    }

    @Test
    void aCycleStartsWithoutABody() {
        String run = given().auth()
                .preemptive()
                .basic(Sandbox.OPERATOR, Sandbox.PASSWORD)
                .post("/zoho/sync")
                .then()
                .statusCode(202)
                .extract()
                .path("run_id");

        scene.ended(run);
    }
}
