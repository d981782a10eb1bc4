package dev.waybill.sandbox;

import static dev.waybill.sandbox.Caller.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteeringTest extends SandboxTest {

    @Test
    void theLedgerHasALineForEveryCallInOrder() {
        String id = caller.add("[{\"Status\":\"sent\"}]").getFirst();
        caller.with("User-Agent", "first").patch(REPORT + "/" + id, "{\"data\":{\"Status\":\"delivered\"}}");
        caller.without("Authorization").get(REPORT);

        JsonNode ledger = caller.get("/sandbox/ledger").json();

        assertThat(ledger.findValuesAsText("kind")).containsExactly("token", "update_record", "get_records");
        assertThat(ledger.findValuesAsText("number")).containsExactly("1", "2", "3");
        assertThat(ledger.path(1))
                .hasToString("{\"number\":2,\"call\":2,\"time_ms\":" + CLOCK.millis()
                        + ",\"kind\":\"update_record\",\"record_id\":\"" + id
                        + "\",\"status_before\":\"sent\",\"status_after\":\"delivered\",\"http_status\":200,"
                        + "\"code\":3000,\"error\":null,\"in_flight\":1,\"user_agent\":\"first\"}");
        assertThat(ledger.path(2).path("code").asInt()).isEqualTo(1030);
        assertThat(caller.get("/sandbox/ledger?after=2").json().findValuesAsText("number"))
                .containsExactly("3");
    }

    @Test
    void aBulkUpdateHasALineForEachRecordAndOneCall() {
        List<String> ids = caller.add("[{\"Status\":\"a\"},{\"Status\":\"b\"}]");
        caller.patch(REPORT, "{\"criteria\":\"ID != 0\",\"data\":{\"Status\":\"c\"}}");

        JsonNode ledger = caller.get("/sandbox/ledger?after=1").json();

        assertThat(ledger.findValuesAsText("record_id")).isEqualTo(ids);
        assertThat(ledger.findValuesAsText("status_before")).containsExactly("a", "b");
        assertThat(ledger.findValuesAsText("call")).containsExactly("2", "2");
    }

    @Test
    void callsAreCountedByEndpointAndAnswer() {
        given("{\"limits\":{\"calls_per_minute\":2}}");
        caller.get(REPORT);
        caller.get(REPORT);
        caller.get(REPORT);

        JsonNode calls = caller.get("/sandbox/calls").json();

        assertThat(calls.path("calls").path(1))
                .hasToString(
                        "{\"endpoint\":\"GET /report\",\"http_status\":400,\"code\":9220,\"error\":null,\"count\":2}");
        assertThat(calls.path("calls").path(2).path("code").asInt()).isEqualTo(2955);
        assertThat(calls.path("total").asInt()).isEqualTo(4);
        assertThat(calls.path("refused").asInt()).isEqualTo(1);
        assertThat(calls.path("max_in_flight").asInt()).isEqualTo(1);
        assertThat(calls.path("tokens_minted").asInt()).isEqualTo(1);
    }

    @Test
    void aResetEmptiesEverything() {
        caller.add("[{\"Extra\":\"x\"}]");
        caller.get(REPORT);
        caller.post("/sandbox/reset", "");

        assertThat(caller.get("/sandbox/creator/records").text()).isEqualTo("[]");
        assertThat(caller.get("/sandbox/ledger").text()).isEqualTo("[]");
        assertThat(caller.get(REPORT).verdict()).isEqualTo("401/1030");
        assertThat(caller.login().find("Extra == \"x\"").verdict()).isEqualTo("400/3400");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sandbox/reset | [] | ''",
                "/sandbox/reset | { | ''",
                "/sandbox/reset | {\"limit\":{}} | limit",
                "/sandbox/reset | {\"limits\":7} | limits",
                "/sandbox/reset | {\"limits\":{\"daily\":-1}} | limits.daily",
                "/sandbox/reset | {\"limits\":{\"window\":\"open\"}} | limits.window",
                "/sandbox/reset | {\"faults\":{\"slow\":2}} | faults.slow",
                "/sandbox/reset | {\"latency_ms\":\"9\"} | latency_ms",
                "/sandbox/faults | {\"error\":1} | error",
                "/sandbox/faults | {\"empty_as_200\":1} | empty_as_200",
                "/sandbox/faults | {\"validation_record_ids\":[1]} | validation_record_ids",
                "/sandbox/faults | {\"seed\":0.5} | seed",
                "/sandbox/creator/records | {} | ''",
                "/sandbox/creator/records | [{},7] | [1]",
                "/sandbox/creator/records | [{\"ID\":\"1\"}] | [0].ID",
                "/sandbox/creator/records | [{\"no name\":\"1\"}] | [0].no name"
            })
    void aWrongMemberIsNamed(String path, String body, String member) {
        Reply reply = caller.post(path, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.json().path("member").asText()).isEqualTo(member);
    }

    @Test
    void aWrongAfterIsNamed() {
        assertThat(caller.get("/sandbox/ledger?after=x").json().path("member").asText())
                .isEqualTo("after");
    }

    @Test
    void wrongFaultsChangeNothing() {
        caller.add("[{}]");
        caller.post("/sandbox/faults", "{\"error_500\":1,\"nope\":1}");

        assertThat(caller.get(REPORT).verdict()).isEqualTo("200/3000");
    }

    @Test
    void aPathThatNothingServesIsAProblem() {
        assertThat(caller.get("/sandbox/nothing").header("Content-Type")).contains("application/problem+json");
        assertThat(caller.get("/sandbox/health").status()).isEqualTo(200);
    }
}
