package dev.waybill.sync.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureStatisticsTest {

    private static final Instant LATE = Instant.parse("2026-03-01T20:00:00Z");

    @Test
    void failuresAreCountedByCodeNumberAndLocalDay() {
        FailureStatistics counted = FailureStatistics.of(
                List.of(
                        new FailedMessage(131026, "one", LATE),
                        new FailedMessage(131026, "two", LATE.minusSeconds(86_400)),
                        new FailedMessage(999, "one", LATE),
                        new FailedMessage(131026, "one", LATE.minusSeconds(60))),
                LATE,
                true,
                ZoneId.of("Asia/Kolkata"));

        assertThat(counted.total()).isEqualTo(4);
        assertThat(counted.codes())
                .containsExactly(
                        new FailureStatistics.Code(131026, ErrorCodes.of(131026), 3, 100, LATE),
                        new FailureStatistics.Code(999, ErrorCodes.of(999), 1, 34, LATE));
        assertThat(counted.numbers())
                .containsExactly(new FailureStatistics.Share("one", 3, 100), new FailureStatistics.Share("two", 1, 34));
        assertThat(counted.days())
                .containsExactly(
                        new FailureStatistics.Share("2026-03-02", 3, 100),
                        new FailureStatistics.Share("2026-03-01", 1, 34));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{\"errors\":[{\"code\":131049},{\"code\":1}]} | 131049",
                "{\"errors\":[{\"code\":\"131026\"}]} | 131026",
                "{\"errors\":[{\"title\":\"x\"}]} | none",
                "{\"errors\":{}} | none",
                "{\"errors\":{\"code\":131049}} | 131049",
                "{\"errors\":[],\"error\":{\"code\":\" 131026 \"}} | 131026",
                "{\"error\":131030} | 131030",
                "{\"error\":\"(#131030) Recipient phone number not in allowed list\"} | 131030",
                "{\"error\":{\"message\":\"(#100) Invalid parameter\"}} | 100",
                "{\"error\":{\"code\":null,\"message\":\"no reason\"}} | none",
                "{\"error\":false} | none",
                "{\"response\":{\"errors\":[{\"code\":131008}]}} | 131008",
                "{\"response\":{\"error\":{\"code\":1.5}}} | none",
                "{\"response\":[{\"error\":{\"code\":132001}}]} | 132001",
                "{\"response\":\"{\\\"error\\\":{\\\"code\\\":132012}}\"} | 132012",
                "{\"response\":\"{broken\"} | none",
                "{\"message\":{\"error\":{\"code\":131021}}} | 131021",
                "{} | none",
                "nonsense | none"
            })
    void theCodeIsThatOfTheFirstError(String statusJson, Integer code) {
        StatusEvent event = new StatusEvent(
                DocumentId.ofStatus("wamid.1", "failed", null, null, null),
                "wamid.1",
                null,
                "failed",
                null,
                null,
                LATE,
                false);

        FailedMessage failed = FailedMessage.of(
                new StatusDocument(event, "408", null, statusJson, "{}", null), new ObjectMapper().reader());

        assertThat(failed).isEqualTo(new FailedMessage(code, "408", LATE));
    }

    @ParameterizedTest
    @CsvSource({
        "131026, NEVER",
        "131047, AFTER_FIXING",
        "130429, LATER",
        "131016, RETRY",
        "131052, DEPENDS",
        "132000, AFTER_FIXING",
        "132001, AFTER_FIXING",
        "132012, AFTER_FIXING",
        "132015, AFTER_FIXING",
        "132016, NEVER",
        "132069, LATER",
        "7, UNKNOWN"
    })
    void aCodeTellsWhetherToSendAgain(int code, Remedy remedy) {
        assertThat(ErrorCodes.of(code).remedy()).isEqualTo(remedy);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 131005, 131008, 131009, 131021, 131030, 132068, 132069, 133016, 134011})
    void codesOfRefusedSendsAreExplained(int code) {
        assertThat(ErrorCodes.of(code).remedy()).isNotEqualTo(Remedy.UNKNOWN);
        assertThat(ErrorCodes.of(code).text()).isNotEqualTo(ErrorCodes.of(7).text());
    }

    @Test
    void theErrorOfARefusedSendIsReadWithItsDetails() throws IOException {
        try (InputStream body =
                FailureStatisticsTest.class.getResourceAsStream("/fixtures/field/fc11-refused-response-error.json")) {
            assertThat(SendError.of(new String(body.readAllBytes(), UTF_8), new ObjectMapper().reader()))
                    .isEqualTo(new SendError(131030, "d"));
        }
    }
}
