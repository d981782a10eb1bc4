package dev.waybill.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.StatusEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of cycles when Zoho misbehaves. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class FaultsTest {

    private static final int MANY = 30;

    private final Scene scene;
    private final MovableClock clock;

    FaultsTest(Scene scene, MovableClock clock) {
        this.scene = scene;
        this.clock = clock;
    }

    @BeforeEach
    void freshSandbox() {
        scene.reset("");
    }

    private List<String> manyDelivered() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> {
                    String queueId = scene.message("sent", "delivered");
                    scene.record(queueId, "sent");
                    return queueId;
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error_500", "error_500_after", "html_502", "drop_before", "drop_after"})
    void callsWithoutAnAnswerAreRepeatedUntilEveryRecordIsRight(String fault) {
        List<String> queueIds = manyDelivered();
        scene.faults("\"" + fault + "\":0.25,\"seed\":7");

        scene.cycle();
        scene.faults("");
        scene.cycle();

        assertThat(scene.statuses()).hasSize(MANY).containsOnly("delivered");
        assertThat(queueIds).allSatisfy(id -> assertThat(scene.history(id)).allMatch(StatusEvent::told));
    }

    @Test
    void aTokenThatExpiresInMidCycleIsReplaced() {
        manyDelivered();
        scene.faults("\"expire_token\":0.05,\"seed\":3");

        JsonPath run = scene.cycle();

        assertThat(scene.statuses()).containsOnly("delivered");
        assertThat(run.getString("last_cycle.end")).isEqualTo("completed");
        assertThat(scene.calls().getInt("tokens_minted")).isBetween(2, 10);
    }

    @Test
    void aRejectedRecordDoesNotStopTheOthersAndStaysUntold() {
        String refusedQueueId = scene.message("delivered");
        String refused = scene.record(refusedQueueId, "sent");
        String good = scene.record(scene.message("delivered"), "sent");
        scene.faults("\"validation_record_ids\":[\"" + refused + "\"]");

        JsonPath run = scene.cycle();

        assertThat(scene.creatorRecord(good)).containsEntry("Status", "delivered");
        assertThat(scene.creatorRecord(refused)).containsEntry("Status", "sent");
        assertThat(run.getInt("last_cycle.rejected")).isEqualTo(1);
        assertThat(run.getInt("last_cycle.errors.3002")).isEqualTo(1);
        assertThat(scene.history(refusedQueueId)).noneMatch(StatusEvent::told);
    }

    @Test
    void aUsedUpQuotaStopsAllCallsUntilMidnightOfTheApplication() {
        manyDelivered();
        scene.faults("\"code_4000\":1.0");

        JsonPath first = scene.cycle();
        long callsAtTheEnd = scene.calls().getLong("total");
        JsonPath second = scene.cycle();

        assertThat(first.getString("last_cycle.end")).isEqualTo("partial");
        assertThat(first.getString("last_cycle.reason")).contains("4000");
        assertThat(second.getString("last_cycle.reason")).contains("quota");
        assertThat(second.getString("budget.paused_until")).isNotNull();
        assertThat(scene.calls().getLong("total")).isEqualTo(callsAtTheEnd);

        scene.faults("");
        clock.putForward(Duration.ofDays(1));
        scene.cycle();
        assertThat(scene.statuses()).containsOnly("delivered");
    }

    @Test
    void withoutTheRightToUpdateTheCycleFailsWithTheReasonAndTellsNothing() {
        List<String> queueIds = manyDelivered();
        scene.faults("\"no_update_permission\":true");

        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(run.getString("last_error.reason")).contains("2897");
        assertThat(run.getInt("last_cycle.left")).isEqualTo(MANY);
        assertThat(queueIds).allSatisfy(id -> assertThat(scene.history(id)).noneMatch(StatusEvent::told));
    }

    @Test
    void aPageThatCannotBeReadFailsTheCycleAndTheNextOneGoesOn() {
        String record = scene.record(scene.message("delivered"), "sent");
        scene.faults("\"error_500\":1.0");

        JsonPath failed = scene.cycle();
        scene.faults("");
        scene.cycle();

        assertThat(failed.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(failed.getString("last_error.reason")).contains("could not be read");
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");
    }
}
