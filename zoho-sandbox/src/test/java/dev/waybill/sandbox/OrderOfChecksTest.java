package dev.waybill.sandbox;

import static dev.waybill.sandbox.Caller.FORM;
import static dev.waybill.sandbox.Caller.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of facts 11.2, and that an earlier check wins over a later one. */
class OrderOfChecksTest extends SandboxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/creator/v2.1/data/demo",
                "/creator/v2.1/data/demo/messages/page/X",
                "/creator/v2.1/data/demo/messages/report/All_Messages/abc",
                "/creator/v2/demo/messages/report/All_Messages",
                "/creator/v2.1/data/demo//report/All_Messages"
            })
    void aPathWithoutAnEndpointIs1000(String path) {
        assertThat(caller.get(path).verdict()).isEqualTo("404/1000");
    }

    @Test
    void thePathIsCheckedBeforeTheToken() {
        assertThat(caller.without("Authorization").get("/creator/v2.1/nothing").verdict())
                .isEqualTo("404/1000");
    }

    @Test
    void aMethodThatIsNotAllowedIs1020EvenWithoutAToken() {
        assertThat(caller.without("Authorization").post(REPORT, "{}").verdict()).isEqualTo("405/1020");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoho-oauthtoken 1000.no.such", "Bearer x", "Zoho-oauthtoken"})
    void anUnknownTokenIs1030WithADescription(String authorization) {
        Reply reply = caller.with("Authorization", authorization).get(REPORT);

        assertThat(reply.verdict()).isEqualTo("401/1030");
        assertThat(reply.json().path("description").asText()).contains("invalid or expired");
    }

    @Test
    void aTokenLivesAnHour() {
        caller.add("[{}]");
        CLOCK.move(Duration.ofSeconds(3599));
        assertThat(caller.get(REPORT).verdict()).isEqualTo("200/3000");
        CLOCK.move(Duration.ofSeconds(1));
        assertThat(caller.get(REPORT).verdict()).isEqualTo("401/1030");
    }

    @Test
    void theTokenIsCheckedBeforeTheMinute() {
        given("{\"limits\":{\"calls_per_minute\":1}}");
        caller.get(REPORT);
        assertThat(caller.get(REPORT).verdict()).isEqualTo("429/2955");
        assertThat(caller.without("Authorization").get(REPORT).verdict()).isEqualTo("401/1030");
    }

    @Test
    void theMinuteIsCheckedBeforeTheDayAndTheDayBeforeTheNames() {
        given("{\"limits\":{\"calls_per_minute\":2,\"daily\":1}}");
        String wrongOwner = "/creator/v2.1/data/nobody/messages/report/All_Messages";

        assertThat(caller.get(wrongOwner).verdict()).isEqualTo("404/1040");
        assertThat(caller.get(wrongOwner).verdict()).isEqualTo("200/4000");
        assertThat(caller.get(wrongOwner).verdict()).isEqualTo("429/2955");
    }

    @ParameterizedTest
    @CsvSource({
        "/creator/v2.1/data/nobody/x/report/x, 404/1040",
        "/creator/v2.1/data/demo/x/report/x, 404/2892",
        "/creator/v2.1/data/demo/messages/report/x, 404/2894",
        "/creator/v2.1/data/demo/messages/report/x/1, 404/2894"
    })
    void aNameThatDoesNotExistHasItsOwnCode(String path, String verdict) {
        assertThat(caller.get(path).verdict()).isEqualTo(verdict);
    }

    @Test
    void aFormThatDoesNotExistIs2893() {
        assertThat(caller.post("/creator/v2.1/data/demo/messages/form/x", "{}").verdict())
                .isEqualTo("404/2893");
    }

    @Test
    void aTokenWithoutTheScopeIs2945BeforeAccept() {
        given("{\"faults\":{\"scopes\":[\"ZohoCreator.report.READ\"]}}");
        caller.with("Accept", "*/*");

        assertThat(caller.patch(REPORT + "/1", "{}").verdict()).isEqualTo("401/2945");
        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9210");
    }

    @Test
    void aUserWithoutThePermissionIs2897() {
        givenFaults("{\"no_update_permission\":true}");
        assertThat(caller.patch(REPORT + "/1", "{}").verdict()).isEqualTo("403/2897");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json, text/plain, */*", "text/csv", "application/json;q=1"})
    void acceptIsExactlyJson(String accept) {
        assertThat(caller.with("Accept", accept)
                        .get(REPORT + "?max_records=7&criteria=x")
                        .json()
                        .path("message")
                        .asText())
                .contains("accept");
    }

    @Test
    void acceptMayBeMissing() {
        caller.add("[{}]");
        assertThat(caller.without("Accept").get(REPORT).verdict()).isEqualTo("200/3000");
    }

    @Test
    void metaToleratesAnyAccept() {
        Reply reply = caller.with("Accept", "*/*").get("/creator/v2.1/meta/applications");

        assertThat(reply.verdict()).isEqualTo("200/3000");
        assertThat(reply.json().at("/applications/0/workspace_name").asText()).isEqualTo("demo");
        assertThat(reply.json().at("/applications/0/time_zone").asText()).isEqualTo("UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"199", "0", "1001", "all", ""})
    void maxRecordsIs200Or500Or1000(String maxRecords) {
        assertThat(caller.get(REPORT + "?max_records=" + maxRecords).verdict()).isEqualTo("400/9210");
    }

    @Test
    void badCriteriaAre3400() {
        assertThat(caller.find("Status = \"sent\"").verdict()).isEqualTo("400/3400");
    }

    @Test
    void criteriaGivenTwiceAre1000() {
        assertThat(caller.get(REPORT + "?criteria=ID!=0&criteria=ID!=0").verdict())
                .isEqualTo("404/1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 400/3020",
                "nonsense | 400/3020",
                "[] | 400/3020",
                "{} | 400/3020",
                "{\"data\":[]} | 400/3020",
                "{\"Status\":\"sent\"} | 401/2945",
                "{\"data\":{\"Status\":\"sent\"},\"criteria\":\"ID != 0\"} | 401/2945",
                "{\"data\":{\"Status\":\"sent\"},\"skip_workflow\":[\"none\"]} | 400/3020",
                "{\"data\":{\"Status\":\"sent\"}} | 200/3190"
            })
    void theBodyIsCheckedBeforeTheRecord(String body, String verdict) {
        assertThat(caller.patch(REPORT + "/4790826000000000404", body).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void theOlderPathsServeTheSame() {
        String id = caller.add("[{\"Status\":\"sent\"}]").getFirst();
        String older = "/api/v2.1/demo/messages/report/All_Messages";

        assertThat(caller.get(older).verdict()).isEqualTo("200/3000");
        assertThat(caller.patch(older + "/" + id, "{\"data\":{\"Status\":\"read\"}}")
                        .verdict())
                .isEqualTo("200/3000");
        assertThat(caller.get(older + "/" + id).json().at("/data/Status").asText())
                .isEqualTo("read");
        assertThat(caller.post("/api/v2.1/demo/messages/form/Message", "{\"data\":{\"Status\":\"x\"}}")
                        .verdict())
                .isEqualTo("200/3000");
        assertThat(caller.get(FORM).verdict()).isEqualTo("405/1020");
    }
}
