package dev.waybill.zoho.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
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
        assertThat(CreatorTime.of(pattern).in(ZoneId.of(zone)).format(time)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd-MMM-yyyy HH:mm:ss",
                "dd-MM-yyyy HH:mm",
                "MM/dd/yy hh:mm a",
                "EEE, MMM dd, yyyy HH:mm:ss",
                "HH:mm:ss dd.MM.uuuu",
                "yyyy-MM-dd'T'HH:mm:ss",
                "d MMMM yyyy h:mm:ss a"
            })
    void formatsOfCreatorAreTaken(String pattern) {
        assertThat(CreatorTime.of(pattern).format(Instant.EPOCH)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dd-MMM-yyyy hh:mm:ss",
                "dd-MMM-yyyy",
                "HH:mm:ss",
                "dd-MMM-yyyy HH:mm:ss HH",
                "dd-MMM HH:mm",
                "dd-MMM-yyyy HH:mm:ss XXX",
                "dd-MMM-yyyy HH:mm:ss.SSS",
                "dMyyyyHmm",
                "nonsense",
                "dd-MMM-yyyy HH:mm 'open",
                "{}"
            })
    void patternThatCannotBeReadBackIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> CreatorTime.of(pattern));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd-MMM-YYYY HH:mm:ss | Y is the year of the week; write yyyy",
                "DD-MMM-yyyy HH:mm:ss | D is the day of the year; write dd",
                "dd-mm-yyyy HH:MM:ss  | MM is the month and mm the minute; they look swapped",
                "mm/dd/yyyy HH:MM     | MM is the month and mm the minute; they look swapped",
                "HH:MM dd-mm-yyyy     | MM is the month and mm the minute; they look swapped",
            })
    void refusalNamesTheCure(String pattern, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreatorTime.of(pattern))
                .withMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd-mm-yyyy HH:mm:ss", "dd-MM-yyyy HH:MM:ss"})
    void monthAndMinuteAreToldApart(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreatorTime.of(pattern))
                .withMessageContaining("month (MM)")
                .withMessageContaining("minute (mm)");
    }
}
