package dev.waybill.operator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalReportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static JournalReport holding(long documents) {
        return new JournalReport("ingest-0:8080", NOON, documents, 0, documents * 900, 1 << 30, null);
    }

    @Test
    void isSilentOnlyAfterSeveralReportsAreMissing() {
        assertThat(holding(0).isSilent(NOON.plus(Duration.ofMinutes(3)))).isFalse();
        assertThat(holding(0).isSilent(NOON.plus(Duration.ofMinutes(4)))).isTrue();
    }

    @Test
    void aJournalThatHoldsSomethingIsRememberedForLonger() {
        Instant anHourLater = NOON.plus(Duration.ofHours(1));

        assertThat(holding(0).isForgotten(anHourLater)).isTrue();
        assertThat(holding(1).isForgotten(anHourLater)).isFalse();
        assertThat(holding(1).isForgotten(NOON.plus(Duration.ofDays(8)))).isTrue();
    }

    @Test
    void saysTheSameWhateverTheTime() {
        JournalReport later = new JournalReport("ingest-0:8080", NOON.plusSeconds(15), 0, 0, 0, 1 << 30, null);

        assertThat(later.saysTheSameAs(holding(0))).isTrue();
        assertThat(later.saysTheSameAs(holding(1))).isFalse();
    }
}
