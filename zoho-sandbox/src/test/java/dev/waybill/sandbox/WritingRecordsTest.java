package dev.waybill.sandbox;

import static dev.waybill.sandbox.Caller.FORM;
import static dev.waybill.sandbox.Caller.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingRecordsTest extends SandboxTest {

    private static String many(int number, String row) {
        return IntStream.range(0, number).mapToObj(each -> row).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void changesTheNamedFieldsOnlyAndEchoesWhatResultAsksFor() {
        String id = caller.add("[{\"Status\":\"sent\",\"Queue_ID_DV\":\"q1\"}]").getFirst();
        String data = "{\"data\":{\"Status\":\"delivered\",\"TimeStamp_Webhook\":\"21-Nov-2026 22:45:03\"},"
                + "\"result\":{\"fields\":[\"Status\"],\"message\":true,\"tasks\":false},"
                + "\"skip_workflow\":[\"form_workflow\"]}";

        assertThat(caller.patch(REPORT + "/" + id, data).text())
                .isEqualTo("{\"code\":3000,\"data\":{\"ID\":\"" + id
                        + "\",\"Status\":\"delivered\"},\"message\":\"Data Updated Successfully\"}");
        JsonNode record = caller.get("/sandbox/creator/records").json().path(0);
        assertThat(record.path("TimeStamp_Webhook").asText()).isEqualTo("21-Nov-2026 22:45:03");
        assertThat(record.path("Queue_ID_DV").asText()).isEqualTo("q1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T22:45:03Z",
                "21-11-2026 22:45:03",
                "31-Feb-2026 22:45:03",
                "21-Nov-2026",
                "21-Sept-2026 22:45:03"
            })
    void aTimestampInAnotherFormatFailsValidationAndChangesNothing(String moment) {
        String id = caller.add("[{\"Status\":\"sent\"}]").getFirst();

        Reply reply = caller.patch(
                REPORT + "/" + id, "{\"data\":{\"Status\":\"read\",\"TimeStamp_Webhook\":\"" + moment + "\"}}");

        assertThat(reply.verdict()).isEqualTo("200/3002");
        assertThat(reply.json().at("/error/TimeStamp_Webhook").asText()).isNotEmpty();
        assertThat(caller.get("/sandbox/creator/records").json().at("/0/Status").asText())
                .isEqualTo("sent");
    }

    @Test
    void aFieldThatNobodyHasNamedFailsValidation() {
        String id = caller.add("[{\"Extra\":\"1\"}]").getFirst();

        assertThat(caller.patch(REPORT + "/" + id, "{\"data\":{\"Extra\":\"2\"}}")
                        .verdict())
                .isEqualTo("200/3000");
        assertThat(caller.patch(REPORT + "/" + id, "{\"data\":{\"Other\":\"2\"}}")
                        .verdict())
                .isEqualTo("200/3002");
        assertThat(caller.patch(REPORT + "/" + id, "{\"data\":{\"ID\":\"2\"}}").verdict())
                .isEqualTo("200/3002");
    }

    @Test
    void updatesByCriteriaWhatMatchesAndAnswersEachRecord() {
        List<String> ids = caller.add("[{\"Queue_ID_DV\":\"a\"},{\"Queue_ID_DV\":\"b\"},{\"Queue_ID_DV\":\"a\"}]");
        givenFaults("{\"validation_record_ids\":[\"" + ids.get(2) + "\"]}");

        Reply reply = caller.patch(
                REPORT,
                "{\"criteria\":\"Queue_ID_DV == \\\"a\\\" && Status != \\\"delivered\\\"\",\"data\":{\"Status\":\"read\"}}");

        assertThat(reply.verdict()).isEqualTo("200/3000");
        assertThat(reply.json().path("result")).hasSize(2);
        assertThat(reply.json().at("/result/0/code").asInt()).isEqualTo(3000);
        assertThat(reply.json().at("/result/1/code").asInt()).isEqualTo(3002);
        assertThat(reply.json().at("/result/1/data/ID").asText()).isEqualTo(ids.get(2));
        assertThat(reply.json().has("more_records")).isFalse();
        assertThat(caller.get("/sandbox/creator/records").json().findValuesAsText("Status"))
                .containsExactly("read", "", "");
    }

    @Test
    void updatesByCriteriaAtMost200AtATime() {
        caller.add(many(201, "{\"Status\":\"sent\"}"));
        String body = "{\"criteria\":\"Status == \\\"sent\\\"\",\"data\":{\"Status\":\"read\"}}";

        assertThat(caller.patch(REPORT, body).verdict()).isEqualTo("200/3960");
        assertThat(caller.patch(REPORT + "?process_until_limit=true", body)
                        .json()
                        .path("more_records"))
                .hasToString("true");
        assertThat(caller.patch(REPORT + "?process_until_limit=true", body)
                        .json()
                        .path("more_records"))
                .hasToString("false");
        assertThat(caller.patch(REPORT, body).verdict()).isEqualTo("404/3100");
    }

    @Test
    void updatesByCriteriaNeedReadableCriteria() {
        assertThat(caller.patch(REPORT, "{\"data\":{\"Status\":\"read\"}}").verdict())
                .isEqualTo("404/1000");
        assertThat(caller.patch(REPORT, "{\"criteria\":\"x\",\"data\":{\"Status\":\"read\"}}")
                        .verdict())
                .isEqualTo("400/3400");
    }

    @Test
    void addsOneRecordOrManyThroughTheForm() {
        Reply one = caller.post(FORM, "{\"data\":{\"Status\":\"sent\"}}");
        Reply many = caller.post(FORM, "{\"data\":[{\"Status\":\"read\"},{\"Nope\":\"x\"}]}");

        assertThat(one.json().at("/data/ID").asText()).matches("[0-9]{19}");
        assertThat(many.json().at("/result/0/code").asInt()).isEqualTo(3000);
        assertThat(many.json().at("/result/1/code").asInt()).isEqualTo(3002);
        assertThat(caller.get("/sandbox/creator/records").json().findValuesAsText("Status"))
                .containsExactly("sent", "read");
        assertThat(caller.post(FORM, "{\"data\":" + many(201, "{\"Status\":\"x\"}") + "}")
                        .verdict())
                .isEqualTo("200/3950");
        assertThat(caller.post(FORM, "{\"data\":[]}").verdict()).isEqualTo("400/3020");
    }

    @Test
    void idsCanBeNumbers() {
        String id = caller.add("[{\"Status\":\"sent\"}]").getFirst();
        givenFaults("{\"ids_as_numbers\":true}");

        assertThat(caller.get(REPORT).text()).contains("\"ID\":" + id + ",");
        assertThat(caller.patch(REPORT + "/" + id, "{\"data\":{\"Status\":\"read\"}}")
                        .text())
                .contains("\"ID\":" + id + "}");
    }
}
