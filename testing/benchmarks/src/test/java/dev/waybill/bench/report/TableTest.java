package dev.waybill.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsLineUp() {
        Table table =
                new Table("Rates", List.of("what", "rate"), List.of(List.of("no-op", "1/s"), List.of("x", "22/s")));

        assertThat(table.text()).isEqualTo("""
                | what  | rate |
                | ----- | ---- |
                | no-op | 1/s  |
                | x     | 22/s |
                """);
    }

    @Test
    void aMissedBarCatchesTheEye() {
        Findings findings = new Findings();
        findings.add(Row.judged("rate", "≥ 2", "1", false));
        findings.add(Row.reported("memory", "142 MiB"));

        assertThat(findings.summary().rows())
                .containsExactly(List.of("rate", "≥ 2", "1", "**no**"), List.of("memory", "-", "142 MiB", "-"));
    }

    @Test
    void theMedianIsAFigureThatWasMeasured() {
        assertThat(Figures.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Figures.median(List.of(4.0, 1.0))).isEqualTo(1.0);
    }
}
