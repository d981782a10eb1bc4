package dev.waybill.zoho.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatorTimeTest {

    @ParameterizedTest
    @CsvSource({
        "dd-MMM-yyyy HH:mm:ss,2026-11-21T17:15:03Z,Asia/Kolkata,21-Nov-2026 22:45:03",
        "dd-MMM-yyyy HH:mm:ss,2026-09-01T00:00:00Z,UTC,01-Sep-2026 00:00:00",
        "'MMM dd,yyyy hh:mm:ss a',2026-12-31T23:30:00Z,Europe/Berlin,'Jan 01,2027 12:30:00 AM'",
        "'E, dd/MM/yyyy HH:mm',2026-11-21T17:15:03Z,America/Los_Angeles,'Sat, 21/11/2026 09:15'"
    })
    void timeIsWrittenInTheApplicationsPatternAndZone(String pattern, Instant time, String zone, String expected) {
        assertThat(CreatorTime.of(pattern, ZoneId.of(zone)).format(time)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dd-MMM-YYYY HH:mm:ss",
                "DD-MMM-yyyy HH:mm:ss",
                "dd-MMM-yyyy hh:mm:ss",
                "nonsense",
                "dd-MMM-yyyy 'open",
                "{}"
            })
    void patternThatCannotBeReadBackIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreatorTime.of(pattern, ZoneOffset.UTC))
                .withMessageContaining("'" + pattern + "'");
    }

    @Test
    void refusalNamesTheCure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreatorTime.of("dd-MMM-YYYY HH:mm:ss", ZoneOffset.UTC))
                .withMessage("date format 'dd-MMM-YYYY HH:mm:ss' is mistakable: Y is the year of the week, write yyyy");
    }
}
