package dev.waybill.sync.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.operator.journal.JournalReport;
import dev.waybill.sync.overview.JournalView.Replica;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalViewTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static JournalView of(JournalReport... reports) {
        return JournalView.of(List.of(reports), NOON);
    }

    private static JournalReport report(String replica, Instant at, long documents, @Nullable Instant oldest) {
        return new JournalReport(replica, at, documents, 1, 900 * documents, 1_000_000, oldest);
    }

    @Test
    void sumsWhatWaitsAndNamesTheOldest() {
        JournalView view = of(
                report("a:8080", NOON.minusSeconds(10), 3, NOON.minusSeconds(40)),
                report("b:8080", NOON.minusSeconds(2), 4, NOON.minusSeconds(75)));

        assertThat(view.documents()).isEqualTo(7);
        assertThat(view.setAside()).isEqualTo(2);
        assertThat(view.oldest()).isEqualTo(Instant.parse("2026-03-01T11:58:45Z"));
        assertThat(view.oldestSeconds()).isEqualTo(75);
        assertThat(view.silent()).isZero();
        assertThat(view.replicas())
                .containsExactly(
                        new Replica(
                                "a:8080",
                                3,
                                1,
                                2700,
                                1_000_000,
                                Instant.parse("2026-03-01T11:59:20Z"),
                                Instant.parse("2026-03-01T11:59:50Z"),
                                10,
                                false),
                        new Replica(
                                "b:8080",
                                4,
                                1,
                                3600,
                                1_000_000,
                                Instant.parse("2026-03-01T11:58:45Z"),
                                Instant.parse("2026-03-01T11:59:58Z"),
                                2,
                                false));
    }

    @Test
    void tellsOfReplicasThatHaveSaidNothingForMinutes() {
        JournalView view = of(report("a:8080", NOON.minusSeconds(600), 3, null), report("b:8080", NOON, 0, null));

        assertThat(view.silent()).isEqualTo(1);
        assertThat(view.oldest()).isNull();
        assertThat(view.oldestSeconds()).isNull();
        assertThat(view.replicas()).extracting(Replica::silent).containsExactly(true, false);
    }
}
