package dev.waybill.sandbox;

import static dev.waybill.sandbox.Caller.REPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest extends SandboxTest {

    private static final String READ = "{\"data\":{\"Status\":\"read\"}}";

    private String record;

    @BeforeEach
    void addRecord() {
        record = REPORT + "/" + caller.add("[{\"Status\":\"sent\"}]").getFirst();
    }

    private String storedStatus() {
        return caller.get("/sandbox/creator/records").json().at("/0/Status").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "rate_429, 429/2955, sent",
        "code_4000, 200/4000, sent",
        "validation_3002, 200/3002, sent",
        "expire_token, 401/1030, sent"
    })
    void aShareOfOneStrikesEveryCall(String fault, String verdict, String stored) {
        givenFaults("{\"" + fault + "\":1}");

        assertThat(caller.patch(record, READ).verdict()).isEqualTo(verdict);
        assertThat(storedStatus()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"error_500, 500, sent", "error_500_after, 500, read", "html_502, 502, sent"})
    void serverTroubleIsAPageBeforeOrAfterTheCallWasExecuted(String fault, int status, String stored) {
        givenFaults("{\"" + fault + "\":1}");

        Reply reply = caller.patch(record, READ);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).startsWith("<html>");
        assertThat(storedStatus()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"drop_before, sent", "drop_after, read"})
    void theConnectionIsClosedBeforeOrAfterTheCallWasExecuted(String fault, String stored) {
        givenFaults("{\"" + fault + "\":1}");

        assertThatThrownBy(() -> caller.patch(record, READ)).isInstanceOf(UncheckedIOException.class);
        assertThat(storedStatus()).isEqualTo(stored);
        assertThat(caller.get("/sandbox/ledger")
                        .json()
                        .findValues("http_status")
                        .getLast()
                        .asInt())
                .isZero();
    }

    @Test
    void anExpiredTokenStaysExpired() {
        givenFaults("{\"expire_token\":1}");
        caller.get(record);
        givenFaults("{}");

        assertThat(caller.get(record).verdict()).isEqualTo("401/1030");
        assertThat(caller.login().get(record).verdict()).isEqualTo("200/3000");
    }

    @Test
    void aLostCursorIsRefused() {
        caller.add("[" + "{},".repeat(200) + "{}]");
        caller.with("record_cursor", caller.get(REPORT).header("record_cursor").orElseThrow());
        givenFaults("{\"lose_cursor\":1}");

        assertThat(caller.get(REPORT).verdict()).isEqualTo("400/9210");
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        given("{\"limits\":{\"calls_per_minute\":0}}");
        List<Integer> first = statuses("{\"error_500\":0.5,\"seed\":7}");
        List<Integer> second = statuses("{\"error_500\":0.5,\"seed\":7}");

        assertThat(second).isEqualTo(first);
        assertThat(first).contains(500, 400);
    }

    @Test
    void aHugeAnswerIsTheSameWithBlanksBehindIt() {
        givenFaults("{\"huge_answer_bytes\":1000000}");

        Reply reply = caller.patch(record, READ);

        assertThat(reply.verdict()).isEqualTo("200/3000");
        assertThat(reply.text()).hasSize(1_000_000);
        assertThat(storedStatus()).isEqualTo("read");
    }

    @Test
    void aRefusalSaysWhenToComeBackIfItIsToldTo() {
        givenFaults("{\"rate_429\":1,\"retry_after\":\"86400\"}");

        assertThat(caller.get(record).header("Retry-After")).contains("86400");
    }

    @Test
    void everyOtherRecordOfAPageHasAnOddId() {
        caller.add("[" + "{},".repeat(7) + "{}]");
        givenFaults("{\"odd_record_ids\":true}");

        List<JsonNode> ids = caller.get(REPORT).json().findValues("ID");

        assertThat(ids).filteredOn(id -> id.asText().matches("[0-9]{1,40}")).hasSizeBetween(4, 5);
        assertThat(ids).hasSize(9);
    }

    @Test
    void aSlowAnswerTakesLonger() {
        givenFaults("{\"slow\":1,\"slow_ms\":150}");
        long start = System.nanoTime();

        assertThat(caller.get(record).verdict()).isEqualTo("200/3000");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(140_000_000L);
    }

    private List<Integer> statuses(String faults) {
        givenFaults(faults);
        return IntStream.range(0, 20)
                .mapToObj(call -> caller.get(REPORT).status())
                .toList();
    }
}
