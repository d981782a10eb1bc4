package dev.waybill.sync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.waybill.engine.schedule.SchedulerState;
import dev.waybill.engine.schedule.SyncEngine;
import dev.waybill.model.document.StatusEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
    private static final Duration DAY = Duration.ofDays(1);
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final Scene scene;
    private final MovableClock clock;
    private final SyncEngine engine;

    FaultsTest(Scene scene, MovableClock clock, SyncEngine engine) {
        this.scene = scene;
        this.engine = engine;
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
        assertThat(queueIds).allSatisfy(id -> assertThat(scene.history(id)).allMatch(StatusEvent::synced));
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
    void aNewTokenThatIsRefusedLikeTheOldOneIsAWrongSetting() {
        manyDelivered();
        scene.faults("\"expire_token\":1");

        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(run.getString("last_cycle.reason")).contains("WAYBILL_ZOHO_API_URL");
        assertThat(scene.calls().getInt("tokens_minted")).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"drip\":0.2", "\"half_answer\":0.2", "\"huge_answer_bytes\":\"endless\",\"drip\":0"})
    void anAnswerThatDoesNotEndEndsNoCycle(String fault) {
        String queueId = scene.message("delivered");
        String record = scene.record(queueId, "sent");
        scene.faults(fault + ",\"seed\":5");

        JsonPath run = scene.cycle();

        assertThat(run.getString("running_cycle")).isNull();
        scene.faults("");
        // A token that did not come is asked for again after a minute.
        clock.putForward(Duration.ofMinutes(2));
        scene.cycle();
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");
    }

    @Test
    void recordsWhoseIdsAreNoneAreReportedAndTheOthersWritten() {
        manyDelivered();
        scene.faults("\"odd_record_ids\":true");

        JsonPath run = scene.cycle();

        assertThat(run.getInt("last_cycle.rejected")).isEqualTo(MANY / 2);
        assertThat(run.getInt("last_cycle.updated")).isEqualTo(MANY / 2);
        assertThat(scene.call("/zoho/rejected").extract().jsonPath().getList("records.reason", String.class))
                .isNotEmpty()
                .allMatch(reason -> reason.contains("cannot be updated"));

        scene.faults("");
        assertThat(scene.cycle().getInt("last_cycle.updated")).isEqualTo(MANY / 2);
        scene.call("/zoho/rejected").body("count", equalTo(0));
    }

    @Test
    void aRejectedRecordDoesNotStopTheOthersAndStaysUnsynced() {
        String refusedQueueId = scene.message("delivered");
        String refused = scene.record(refusedQueueId, "sent");
        String good = scene.record(scene.message("delivered"), "sent");
        scene.faults("\"validation_record_ids\":[\"" + refused + "\"]");

        JsonPath run = scene.cycle();

        assertThat(scene.creatorRecord(good)).containsEntry("Status", "delivered");
        assertThat(scene.creatorRecord(refused)).containsEntry("Status", "sent");
        assertThat(run.getInt("last_cycle.rejected")).isEqualTo(1);
        assertThat(run.getInt("last_cycle.errors.3002")).isEqualTo(1);
        assertThat(scene.history(refusedQueueId)).noneMatch(StatusEvent::synced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http_validation\":400",
                "\"validation_code\":\"3070\"",
                "\"validation_code\":\"3001\",\"http_validation\":422"
            })
    void aRefusalIsToldByItsCodeWhateverItsHttpStatusIs(String habits) {
        String good = scene.record(scene.message("delivered"), "sent");
        String refused = scene.record(scene.message("delivered"), "sent");
        scene.faults("\"validation_record_ids\":[\"" + refused + "\"]," + habits);

        JsonPath run = scene.cycle();

        assertThat(scene.creatorRecord(good)).containsEntry("Status", "delivered");
        assertThat(run.getInt("last_cycle.updated")).isEqualTo(1);
        assertThat(run.getInt("last_cycle.rejected")).isEqualTo(1);
        assertThat(run.getString("last_cycle.end")).isEqualTo("completed");
    }

    @Test
    void recordsThatShareAUniqueValueAreRefusedAndStopNoOther() {
        String shared = scene.message("delivered");
        scene.record(shared, "sent");
        scene.record(shared, "sent");
        String good = scene.record(scene.message("delivered"), "sent");
        scene.faults("\"unique_fields\":[\"Queue_ID_DV\"],\"workflow_echo\":true");

        JsonPath run = scene.cycle();

        assertThat(scene.creatorRecord(good))
                .containsEntry("Status", "delivered")
                .containsEntry("Workflow_Runs", "1");
        assertThat(run.getInt("last_cycle.errors.3002")).isEqualTo(2);
        assertThat(scene.history(shared)).noneMatch(StatusEvent::synced);
    }

    @Test
    void anAccountWithoutThisVersionFailsTheCycleWithAReason() {
        manyDelivered();
        scene.faults("\"creator_5\":true");

        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(run.getString("last_error.reason")).contains("2930");
    }

    @Test
    void aQuotaThatIsUsedUpWithStatus429IsNoPauseOfAMinute() {
        manyDelivered();
        scene.faults("\"code_4000\":1.0,\"http_4000\":429");

        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.reason")).contains("4000");
        assertThat(scene.calls().getInt("refused")).isEqualTo(1);
        clock.putForward(DAY);
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
        clock.putForward(DAY);
        scene.cycle();
        assertThat(scene.statuses()).containsOnly("delivered");
    }

    @Test
    void aUsedUpQuotaPutsTheNextStartOffToMidnightAndNoRestartBringsItBack() {
        Instant midnight = LocalDate.ofInstant(clock.instant(), INDIA)
                .plusDays(1)
                .atStartOfDay(INDIA)
                .toInstant();
        manyDelivered();
        scene.faults("\"code_4000\":1.0");

        scene.cycle();

        await().untilAsserted(() -> assertThat(scheduler().notBefore()).isIn(midnight, midnight.plus(DAY)));
        // Switched off and on is what a restart does to it.
        scene.call("/zoho/scheduler/stop").statusCode(200);
        scene.call("/zoho/scheduler/start").statusCode(200);
        assertThat(scheduler().notBefore()).isIn(midnight, midnight.plus(DAY));
        assertThat(scheduler().nextDue(null, Duration.ofHours(1), clock.instant()))
                .isAfterOrEqualTo(midnight);
        clock.putForward(DAY);
    }

    private SchedulerState scheduler() {
        return engine.scheduler().await().atMost(Duration.ofSeconds(20));
    }

    @Test
    void withoutTheRightToUpdateTheCycleFailsWithTheReasonAndTellsNothing() {
        List<String> queueIds = manyDelivered();
        scene.faults("\"no_update_permission\":true");

        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(run.getString("last_error.reason")).contains("2897");
        assertThat(run.getInt("last_cycle.left")).isEqualTo(MANY);
        assertThat(queueIds).allSatisfy(id -> assertThat(scene.history(id)).noneMatch(StatusEvent::synced));
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

    @ParameterizedTest
    @ValueSource(strings = {"Status", "Queue_ID_DV"})
    void aReportWithoutAFieldFailsTheCycleByNameAndWritesNothing(String field) {
        String record = scene.record(scene.message("sent"), "failed");
        scene.faults("\"hidden_fields\":[\"" + field + "\"]");

        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(run.getString("last_cycle.reason"))
                .contains(field, "WAYBILL_CREATOR_FIELDS_", "WAYBILL_CREATOR_REPORT");
        assertThat(run.getString("trouble.reason")).contains(field);
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "failed");
        assertThat(scene.executed("get_records")).isEqualTo(1);

        scene.faults("");
        assertThat(scene.cycle().getString("trouble")).isNull();
    }

    @Test
    void aCursorThatIsLostOnTheWayEndsTheReadingWithAReason() {
        scene.records(IntStream.range(0, 1001)
                .mapToObj(i -> Map.of("Queue_ID_DV", "nobody-" + i, "Status", "sent"))
                .toList());
        scene.faults("\"cursor_stripped\":true");

        JsonPath run = scene.cycle();

        assertThat(run.getInt("last_cycle.pages")).isEqualTo(2);
        assertThat(run.getString("last_cycle.end")).isEqualTo("partial");
        assertThat(run.getString("last_cycle.reason")).contains("record_cursor");
    }

    @Test
    void aCreatorThatRefusesEverythingFailsTheCycleAndCostsFewCallsUntilItIsOver() {
        manyDelivered();
        scene.faults("\"validation_3002\":1.0");

        JsonPath refused = scene.cycle();
        long after = scene.calls().getLong("total");
        JsonPath again = scene.cycle();

        assertThat(refused.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(refused.getString("last_cycle.reason")).contains("in a row", "3002");
        assertThat(refused.getString("trouble.reason")).contains("3002");
        assertThat(again.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(scene.calls().getLong("total") - after).isLessThanOrEqualTo(4);

        scene.faults("");
        scene.call("/zoho/rejected/retry").statusCode(200);
        JsonPath mended = scene.cycle();
        assertThat(scene.statuses()).containsOnly("delivered");
        assertThat(mended.getString("last_cycle.end")).isEqualTo("completed");
        assertThat(mended.getString("trouble")).isNull();
    }

    @Test
    void aTokenThatIsRefusedWithAPageOfHtmlIsReplacedOnceAndThenReported() {
        String record = scene.record(scene.message("delivered"), "sent");
        scene.cycle();
        scene.record(scene.message("delivered"), "sent");
        scene.faults("\"token_refused_as_html\":true,\"expire_token\":0.5,\"seed\":2");
        scene.cycle();
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");

        scene.faults("\"token_refused_as_html\":true,\"expire_token\":1");
        clock.putForward(Duration.ofMinutes(11));
        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(run.getString("last_cycle.reason")).contains("401", "WAYBILL_ZOHO_API_URL");
    }

    @Test
    void anotherApiAddressIsReportedAndNotFollowed() {
        String record = scene.record(scene.message("delivered"), "sent");
        scene.faults("\"other_api_domain\":true");
        clock.putForward(Duration.ofHours(2));

        JsonPath run = scene.cycle();

        assertThat(run.getString("token.api_address")).contains("api.other.invalid", "WAYBILL_ZOHO_API_URL");
        assertThat(scene.creatorRecord(record)).containsEntry("Status", "delivered");

        scene.faults("");
        clock.putForward(Duration.ofHours(2));
        assertThat(scene.cycle().getString("token.api_address")).isNull();
    }

    @Test
    void theEndOfAPauseAfterAUsedUpQuotaLetsCallsStartAndNamesWhatIsLeft() {
        manyDelivered();
        scene.faults("\"code_4000\":1.0");
        JsonPath closed = scene.cycle();
        assertThat(closed.getInt("budget.left_today")).isZero();
        assertThat(closed.getInt("budget.left_this_minute")).isZero();
        assertThat(closed.getString("budget.paused_until")).contains("T");

        scene.faults("");
        scene.call("/zoho/pause/end")
                .statusCode(200)
                .body("was_paused_until", equalTo(closed.getString("budget.paused_until")));
        JsonPath open = scene.cycle();

        assertThat(scene.statuses()).containsOnly("delivered");
        assertThat(open.getString("budget.paused_until")).isNull();
        assertThat(open.getString("budget.left_today")).isNull();
    }
}
