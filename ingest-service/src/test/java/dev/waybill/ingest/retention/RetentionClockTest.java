package dev.waybill.ingest.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionClockTest {

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "UTC, 2026-03-01T23:59:59.999Z, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "Asia/Kolkata, 2026-03-01T18:29:59Z, 2026-02-28T18:30:00Z, 2026-03-01T18:30:00Z",
        "Asia/Kolkata, 2026-03-01T18:30:00Z, 2026-03-01T18:30:00Z, 2026-03-02T18:30:00Z",
        // The day with 23 hours, then the one with 25.
        "Europe/Berlin, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, 2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        // Clocks went from 00:00 to 01:00, so this day began at 01:00.
        "America/Sao_Paulo, 2018-11-04T12:00:00Z, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        // Clocks went back from 00:00 to 23:00: the day before had two hours called 23, and one midnight.
        "America/Sao_Paulo, 2018-02-18T02:30:00Z, 2018-02-17T02:00:00Z, 2018-02-18T03:00:00Z"
    })
    void knowsTheMidnightsAroundAnInstant(ZoneId zone, Instant now, Instant latest, Instant next) {
        assertThat(RetentionClock.latestMidnight(now, zone)).isEqualTo(latest);
        assertThat(RetentionClock.nextMidnight(now, zone)).isEqualTo(next);
    }

    @Property(tries = 300)
    void everyInstantIsBetweenTheLatestAndTheNextMidnight(
            @ForAll @LongRange(min = 0, max = 2_000_000_000) long second) {
        for (String name : new String[] {"America/Sao_Paulo", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia"}) {
            ZoneId zone = ZoneId.of(name);
            Instant now = Instant.ofEpochSecond(second);
            Instant next = RetentionClock.nextMidnight(now, zone);

            assertThat(RetentionClock.latestMidnight(now, zone)).isBeforeOrEqualTo(now);
            assertThat(next).isAfter(now);
            assertThat(RetentionClock.latestMidnight(next, zone)).isEqualTo(next);
        }
    }
}
