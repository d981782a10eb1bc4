package dev.waybill.sync.system;

import static dev.waybill.sync.system.Scene.SENT_AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole cycles against the sandbox, over HTTP and with the real store. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class FullCycleTest {

    private final Scene scene;

    FullCycleTest(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void freshSandbox() {
        scene.reset("");
    }

    @Test
    void aDeliveredMessageIsWrittenWithEverythingThatIsKnownOfIt() {
        String queueId = scene.message("sent", "delivered");
        String record = scene.record(queueId, "accepted");

        JsonPath status = scene.cycle();

        assertThat(scene.creatorRecord(record))
                .containsEntry("Status", "delivered")
                .containsEntry("Queue_ID_Webhook", queueId)
                .containsEntry("Message_ID_Webhook", "wamid." + queueId)
                .containsEntry("TimeStamp_Webhook", "01-Mar-2026 15:32:00")
                .containsEntry("recipient_id_Webhook", Scene.RECIPIENT);
        assertThat(scene.history(queueId)).hasSize(3).allMatch(StatusEvent::synced);
        assertThat(status.getInt("last_cycle.updated")).isEqualTo(1);
        assertThat(status.getString("last_cycle.end")).isEqualTo("completed");
        assertThat(status.getInt("pending_records")).isZero();
    }

    @Test
    void statusesThatCameBeforeTheQueueCallbackCountAsMuch() {
        String queueId = UUID.randomUUID().toString();
        String messageId = "wamid.late-" + queueId;
        scene.append(List.of(Scene.statusOf(messageId, "delivered", SENT_AT)));
        scene.append(List.of(Scene.document(
                DocumentId.ofQueueCallback(queueId, messageId, "accepted"), messageId, queueId, "accepted", SENT_AT)));
        String record = scene.record(queueId, "sent");

        scene.cycle();

        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");
    }

    @Test
    void eachStoryEndsAsItMust() {
        String read = scene.record(scene.message("sent", "read"), "accepted");
        String failedThenDelivered = scene.record(scene.message("failed", "delivered"), "failed");
        String lateSent = scene.record(scene.message("delivered", "sent"), "");
        String failed = scene.record(scene.message("sent", "failed"), "accepted");
        String nothingNew = scene.record(scene.message("sent"), "failed");
        String unknownValue = scene.record(scene.message("frobnicated"), "accepted");
        String unknownQueueId = scene.record(UUID.randomUUID().toString(), "sent");
        String noQueueId = scene.record("", "sent");

        JsonPath run = scene.cycle();

        assertThat(List.of(read, failedThenDelivered, lateSent, failed, nothingNew, unknownValue, unknownQueueId))
                .extracting(id -> scene.creatorRecord(id).get("Status"))
                .containsExactly("delivered", "delivered", "delivered", "failed", "failed", "accepted", "sent");
        assertThat(scene.creatorRecord(noQueueId)).containsEntry("Status", "sent");
        assertThat(run.getInt("last_cycle.updated")).isEqualTo(4);
        assertThat(run.getInt("last_cycle.skipped")).isEqualTo(2);
        assertThat(run.getInt("last_cycle.unmatched")).isEqualTo(2);
    }

    @Test
    void aSkippedRecordCostsNoCallAndItsDocumentsBecomeSynced() {
        String queueId = scene.message("sent");
        scene.record(queueId, "failed");

        scene.cycle();

        assertThat(scene.executed("update_record")).isZero();
        assertThat(scene.history(queueId)).allMatch(StatusEvent::synced);
    }

    @Test
    void twoRecordsWithOneQueueIdBothGetIt() {
        String queueId = scene.message("delivered");
        List<String> twins = List.of(scene.record(queueId, "sent"), scene.record(queueId, "accepted"));

        scene.cycle();

        assertThat(twins)
                .extracting(id -> scene.creatorRecord(id).get("Status"))
                .containsOnly("delivered");
    }

    @Test
    void aLateDocumentOfADeliveredRecordIsSettledWithoutACall() {
        String queueId = scene.message("delivered");
        scene.record(queueId, "sent");
        scene.cycle();
        scene.append(List.of(Scene.statusOf("wamid." + queueId, "read", SENT_AT.plusSeconds(600))));

        JsonPath run = scene.cycle();

        assertThat(scene.history(queueId)).hasSize(3).allMatch(StatusEvent::synced);
        assertThat(run.getInt("last_cycle.documents_settled")).isEqualTo(1);
        assertThat(run.getInt("last_cycle.updated")).isZero();
    }

    @Test
    void allPagesAreReadBeforeAnythingIsWritten() {
        List<Map<String, String>> hopeless = IntStream.range(0, 2100)
                .mapToObj(i -> Map.of("Queue_ID_DV", "nobody-" + i, "Status", "sent"))
                .toList();
        scene.records(hopeless);
        String record = scene.record(scene.message("delivered"), "sent");

        JsonPath run = scene.cycle();

        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");
        assertThat(run.getInt("last_cycle.pages")).isEqualTo(3);
        assertThat(run.getInt("last_cycle.unmatched")).isEqualTo(2100);
        assertThat(scene.executed("get_records")).isEqualTo(3);
        assertThat(scene.ledger().stream()
                        .map(line -> line.get("kind"))
                        .toList()
                        .getLast())
                .isEqualTo("update_record");
    }

    @Test
    void hopelessRowsInFrontDoNotKeepFreshOnesWaiting() {
        List<Map<String, String>> hopeless = IntStream.range(0, 1500)
                .mapToObj(i -> Map.of(
                        "Queue_ID_DV", i % 30 == 0 ? scene.message("failed") : "nobody-" + i, "Status", "failed"))
                .toList();
        scene.records(hopeless);
        List<String> fresh = IntStream.range(0, 20)
                .mapToObj(i -> scene.record(scene.message("delivered"), "sent"))
                .toList();

        JsonPath run = scene.cycle();

        assertThat(run.getInt("last_cycle.updated")).isEqualTo(20);
        assertThat(run.getInt("last_cycle.skipped")).isEqualTo(50);
        assertThat(fresh)
                .extracting(id -> scene.creatorRecord(id).get("Status"))
                .containsOnly("delivered");
    }
}
