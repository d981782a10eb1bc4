package dev.waybill.sync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that Creator refuses for their values. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class RejectedTest {

    private final Scene scene;
    private final MovableClock clock;
    private String queueId;
    private String record;

    RejectedTest(Scene scene, MovableClock clock) {
        this.scene = scene;
        this.clock = clock;
    }

    @BeforeEach
    void refusedOnce() {
        scene.reset("");
        queueId = scene.message("failed");
        record = scene.record(queueId, "sent");
        scene.faults("\"validation_record_ids\":[\"" + record + "\"]");
        scene.cycle();
    }

    private long tries() {
        return scene.ledger().stream()
                .filter(line -> "update_record".equals(line.get("kind")))
                .count();
    }

    @Test
    void aRefusedRecordIsShownWithTheReason() {
        scene.call("/zoho/rejected")
                .statusCode(200)
                .body("count", equalTo(1))
                .body("records[0].record_id", equalTo(record))
                .body("records[0].queue_id", equalTo(queueId))
                .body("records[0].status", equalTo("failed"))
                .body("records[0].code", equalTo(3002))
                .body("records[0].reason", containsString("3002"))
                .body("records[0].tries", equalTo(1));
        scene.call("/zoho/status").body("rejected_records", equalTo(1));
    }

    @Test
    void aRefusedRecordIsNotTriedBeforeItsTimeAndThenAgain() {
        JsonPath soon = scene.cycle();
        assertThat(soon.getInt("last_cycle.held_back")).isEqualTo(1);
        assertThat(soon.getString("last_cycle.end"))
                .as("Creator has taken nothing since it refused everything")
                .isEqualTo("partial");
        assertThat(soon.getString("trouble.reason")).contains("3002");
        assertThat(tries()).isEqualTo(1);

        clock.putForward(Duration.ofHours(1));
        scene.cycle();
        assertThat(tries()).isEqualTo(2);
        clock.putForward(Duration.ofHours(1));
        scene.cycle();
        assertThat(tries()).as("two hours after the second").isEqualTo(2);

        scene.faults("");
        clock.putForward(Duration.ofHours(1));
        scene.cycle();
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "failed");
        scene.call("/zoho/rejected").body("count", equalTo(0));
    }

    @Test
    void anotherStatusIsTriedAtOnce() {
        scene.faults("");
        scene.append(List.of(Scene.statusOf("wamid." + queueId, "delivered", Scene.SENT_AT.plusSeconds(600))));

        scene.cycle();

        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");
        scene.call("/zoho/rejected").body("count", equalTo(0));
    }

    @Test
    void anOperatorMayHaveItTriedNow() {
        scene.faults("");
        scene.call("/zoho/rejected/retry").statusCode(200).body("retried", equalTo(1));

        scene.cycle();

        assertThat(scene.creatorRecord(record)).containsEntry("Status", "failed");
    }
}
