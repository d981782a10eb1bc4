package dev.waybill.sync.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "7, UNKNOWN"
    })
    void aCodeTellsWhetherToSendAgain(int code, Remedy remedy) {
        assertThat(ErrorCodes.of(code).remedy()).isEqualTo(remedy);
    }
}
