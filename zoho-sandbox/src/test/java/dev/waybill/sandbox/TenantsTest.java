package dev.waybill.sandbox;

import static dev.waybill.sandbox.Caller.FORM;
import static dev.waybill.sandbox.Caller.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The switches for what tenants and sources differ in. */
class TenantsTest extends SandboxTest {

    private static final String DELIVERED = "{\"data\":{\"Status\":\"delivered\"}}";
    private static final String CUSTOM = "/creator/custom/demo/update_statuses";
    private static final String V2 = "/api/v2/demo/messages/report/All_Messages";

    private String record(String fields) {
        return REPORT + "/" + caller.add("[" + fields + "]").getFirst();
    }

    private JsonNode stored(int index) {
        return caller.get("/sandbox/creator/records").json().get(index);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"code_4000\":1,\"http_4000\":429}', 429/4000",
        "'{\"http_validation\":400,\"validation_3002\":1}', 400/3002",
        "'{\"validation_code\":\"3070\",\"validation_3002\":1}', 200/3070",
        "'{\"validation_code\":\"3001\",\"http_validation\":422,\"validation_3002\":1}', 422/3001"
    })
    void theStatusOfAnAnswerWithACodeCanBeAnother(String faults, String verdict) {
        String record = record("{}");
        givenFaults(faults);

        assertThat(caller.patch(record, DELIVERED).verdict()).isEqualTo(verdict);
        assertThat(stored(0).path("Status").asText()).isEmpty();
    }

    @Test
    void aMissingRecordCanHaveAStatusOfItsOwn() {
        givenFaults("{\"http_3190\":404}");

        assertThat(caller.patch(REPORT + "/1", DELIVERED).verdict()).isEqualTo("404/3190");
        assertThat(caller.get(REPORT + "/1").verdict()).isEqualTo("404/3190");
    }

    @Test
    void anUpdateChecksEveryUniqueFieldAlsoThoseItDoesNotWrite() {
        List<String> ids =
                caller.add("[{\"Queue_ID_DV\":\"q\"},{\"Queue_ID_DV\":\"q\"},{\"Queue_ID_DV\":\"r\"},{},{}]");
        givenFaults("{\"unique_fields\":[\"Queue_ID_DV\"]}");

        Reply refused = caller.patch(REPORT + "/" + ids.getFirst(), DELIVERED);

        assertThat(refused.verdict()).isEqualTo("200/3002");
        assertThat(refused.json().at("/error/Queue_ID_DV").asText())
                .isEqualTo("This value already exists. Enter a unique value.");
        assertThat(caller.patch(REPORT + "/" + ids.get(2), DELIVERED).verdict()).isEqualTo("200/3000");
        assertThat(caller.patch(REPORT + "/" + ids.get(3), DELIVERED).verdict())
                .as("empty values are no values")
                .isEqualTo("200/3000");
        assertThat(caller.patch(REPORT + "/" + ids.get(2), "{\"data\":{\"Queue_ID_DV\":\"q\"}}")
                        .verdict())
                .isEqualTo("200/3002");
    }

    @Test
    void aWorkflowWritesAnotherFieldUnlessItIsSkipped() {
        String record = record("{}");
        givenFaults("{\"workflow_echo\":true}");

        caller.patch(record, DELIVERED);
        caller.patch(record, "{\"data\":{\"Status\":\"sent\"},\"skip_workflow\":[\"schedules\"]}");
        caller.patch(record, "{\"data\":{\"Status\":\"sent\"},\"skip_workflow\":[\"form_workflow\"]}");
        caller.patch(record, "{\"data\":{\"Status\":\"sent\"},\"skip_workflow\":[\"all\"]}");
        caller.post(FORM, "{\"data\":{\"Status\":\"sent\"}}");

        assertThat(stored(0).path("Workflow_Runs").asText()).isEqualTo("2");
        assertThat(stored(1).path("Workflow_Runs").asText()).isEqualTo("1");
    }

    @Test
    void aMinuteCanBelongToEachEndpoint() {
        given("{\"limits\":{\"calls_per_minute\":1,\"window_key\":\"endpoint\"}}");
        String record = record("{}");

        assertThat(caller.get(REPORT).verdict()).isEqualTo("200/3000");
        assertThat(caller.patch(record, DELIVERED).verdict()).isEqualTo("200/3000");
        assertThat(caller.get(REPORT).verdict()).isEqualTo("429/2955");
        assertThat(caller.patch(record, DELIVERED).verdict()).isEqualTo("429/2955");
    }

    @Test
    void theQuotasDayBeginsAtMidnightOfItsZone() {
        OffsetDateTime now = CLOCK.instant().atOffset(ZoneOffset.UTC);
        int ahead = 23 - now.getHour();
        ZoneOffset lastHour = ZoneOffset.ofHours(ahead > 14 ? ahead - 24 : ahead);
        Duration untilMidnight = Duration.between(
                now, now.withOffsetSameInstant(lastHour).plusDays(1).truncatedTo(ChronoUnit.DAYS));
        given("{\"limits\":{\"daily\":1,\"daily_zone\":\"" + lastHour + "\"}}");
        caller.get(REPORT);

        CLOCK.move(untilMidnight.minusMillis(1));
        assertThat(caller.login().get(REPORT).verdict()).isEqualTo("200/4000");
        CLOCK.move(Duration.ofMillis(1));
        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9220");
    }

    @Test
    void aRefusalCanHaveItsTextUnderDescription() {
        givenFaults("{\"rate_429\":1,\"throttle_in_description\":true}");

        Reply refused = caller.get(REPORT);

        assertThat(refused.verdict()).isEqualTo("429/2955");
        assertThat(refused.json().path("description").asText()).contains("API call limit");
        assertThat(refused.json().has("message")).isFalse();
    }

    @Test
    void anAccountOnCreator5KnowsV2Only() {
        caller.add("[{\"Status\":\"sent\"}]");
        givenFaults("{\"creator_5\":true}");

        Reply refused = caller.get(REPORT);

        assertThat(refused.verdict()).isEqualTo("404/2930");
        assertThat(refused.json().path("message").asText()).isEqualTo("UPLOAD_RULE_NOT_CONFIGURED");
        assertThat(caller.get(V2).verdict()).isEqualTo("200/3000");
    }

    @ParameterizedTest
    @ValueSource(strings = {V2, "/creator/v2/data/demo/messages/report/All_Messages"})
    void v2PagesByFromAndLimit(String report) {
        List<String> ids = caller.add("[{},{},{}]");

        Reply page = caller.get(report + "?from=2&limit=2");

        assertThat(page.json().path("data").findValuesAsText("ID")).isEqualTo(ids.subList(1, 3));
        assertThat(page.header("record_cursor")).isEmpty();
        assertThat(caller.get(report + "?from=4").verdict()).isEqualTo("404/3100");
        assertThat(caller.get(report + "?limit=201").verdict()).isEqualTo("200/3970");
        assertThat(caller.get(report + "?from=0").verdict()).isEqualTo("400/9210");
        assertThat(caller.get(report + "?criteria=" + Caller.encode("Status == \"sent\""))
                        .verdict())
                .isEqualTo("404/3100");
    }

    @Test
    void v2ListsTheApplicationAndItsReport() {
        assertThat(caller.get("/api/v2/applications")
                        .json()
                        .at("/applications/0/link_name")
                        .asText())
                .isEqualTo("messages");
        assertThat(caller.get("/api/v2/demo/messages/reports")
                        .json()
                        .at("/reports/0/link_name")
                        .asText())
                .isEqualTo("All_Messages");
        assertThat(caller.patch(V2, DELIVERED).verdict()).isEqualTo("405/1020");
        assertThat(caller.get("/api/v2/demo/nothing/reports").verdict()).isEqualTo("404/2892");
    }

    @Test
    void aCustomApiGivesEachRowToTheRecordsOfItsQueueId() {
        caller.add("[{\"Queue_ID_DV\":\"a\"},{\"Queue_ID_DV\":\"b\"},{\"Queue_ID_DV\":\"b\"}]");

        Reply reply = caller.post(
                CUSTOM,
                "[{\"Queue_ID_DV\":\"a\",\"Status\":\"sent\"},{\"Queue_ID_DV\":\"b\",\"Status\":\"read\"},"
                        + "{\"Queue_ID_DV\":\"c\",\"Status\":\"read\"},{\"Queue_ID_DV\":\"a\",\"Nothing\":\"x\"}]");

        assertThat(reply.verdict()).isEqualTo("200/3000");
        assertThat(reply.json().path("result").findValuesAsText("code"))
                .containsExactly("3000", "3000", "3100", "3002");
        assertThat(caller.get("/sandbox/creator/records").json().findValuesAsText("Status"))
                .containsExactly("sent", "read", "read");
        assertThat(caller.get("/sandbox/ledger").json().findValuesAsText("kind"))
                .filteredOn("custom_api"::equals)
                .as("a line for each record")
                .hasSize(4);
    }

    @Test
    void aCustomApiHasAQuotaAndAKeyOfItsOwn() {
        given("{\"limits\":{\"daily\":1,\"custom_daily\":1}}");
        String row = "[{\"Queue_ID_DV\":\"a\",\"Status\":\"sent\"}]";
        Caller stranger = caller.without("Authorization");

        assertThat(stranger.post(CUSTOM, row).verdict()).isEqualTo("401/1030");
        assertThat(stranger.post(CUSTOM + "?publickey=wrong", row).verdict()).isEqualTo("401/1030");
        assertThat(stranger.post(CUSTOM + "?publickey=sandbox-key", row).verdict())
                .isEqualTo("200/3000");
        assertThat(stranger.post(CUSTOM + "?publickey=sandbox-key", row).verdict())
                .isEqualTo("200/4000");
        assertThat(caller.login().get(REPORT).verdict()).isEqualTo("400/9220");
        assertThat(caller.get(REPORT).verdict()).isEqualTo("200/4000");
    }

    @ParameterizedTest
    @CsvSource({
        "/creator/custom/demo/nothing, [], 404/1090",
        "/creator/custom/nobody/update_statuses, [], 404/1040",
        "/creator/custom/demo, [], 404/1000",
        "/creator/custom/demo/update_statuses, {}, 400/3020",
        "/creator/custom/demo/update_statuses, [{}], 400/3020"
    })
    void aCustomApiThatIsNoneOrABodyThatIsNoneIsRefused(String path, String body, String verdict) {
        assertThat(caller.post(path, body).verdict()).isEqualTo(verdict);
    }

    @Test
    void aPageSizeThatIsNoneCanBecomeTheSmallest() {
        caller.add("[" + "{},".repeat(200) + "{}]");
        givenFaults("{\"clamp_max_records\":true}");

        assertThat(caller.get(REPORT + "?max_records=5000").json().path("data")).hasSize(200);
    }

    @Test
    void tokensAndCursorsLiveAsLongAsTheyAreTold() {
        given("{\"limits\":{\"token_life_s\":100,\"tokens_alive\":1,\"cursor_life_s\":50}}");
        caller.add("[" + "{},".repeat(200) + "{}]");
        caller.with("record_cursor", caller.get(REPORT).header("record_cursor").orElseThrow());
        assertThat(caller.get(REPORT).verdict()).isEqualTo("200/3000");

        CLOCK.move(Duration.ofSeconds(50));
        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9210");
        assertThat(caller.issue().json().path("expires_in").asInt()).isEqualTo(100);
        assertThat(caller.get(REPORT).verdict()).as("one token at a time").isEqualTo("401/1030");
        caller.login().without("record_cursor");
        CLOCK.move(Duration.ofSeconds(100));
        assertThat(caller.get(REPORT).verdict()).isEqualTo("401/1030");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"faults\":{\"http_4000\":99}}', faults.http_4000",
        "'{\"faults\":{\"validation_code\":\"1\"}}', faults.validation_code",
        "'{\"limits\":{\"daily_zone\":\"Moon\"}}', limits.daily_zone",
        "'{\"limits\":{\"window_key\":\"ip\"}}', limits.window_key"
    })
    void aSwitchThatIsSetWronglyIsNamed(String scene, String member) {
        Reply reply = caller.post("/sandbox/reset", scene);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("member").asText()).isEqualTo(member);
    }
}
