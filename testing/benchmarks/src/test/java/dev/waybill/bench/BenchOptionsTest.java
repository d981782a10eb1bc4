package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.bench.measure.Part;
import dev.waybill.bench.measure.Plan;
import dev.waybill.harness.ApplicationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    @Test
    void withoutOptionsEverythingIsMeasuredInFull() {
        BenchOptions options = BenchOptions.of(List.of());

        assertThat(options.plan()).isEqualTo(Plan.full());
        assertThat(options.parts()).containsExactly(Part.values());
        assertThat(options.jvm()).containsExactly("-XX:+UseSerialGC");
        assertThat(options.isWhole()).isTrue();
    }

    @Test
    void aQuickRunMeasuresEverythingToo() {
        BenchOptions options = BenchOptions.of(List.of("--quick"));

        assertThat(options.plan()).isEqualTo(Plan.quick());
        assertThat(options.isWhole()).isTrue();
    }

    @Test
    void aRunOfSomePartsOrOfAnotherSizeIsNotForThePage() {
        assertThat(BenchOptions.of(List.of("--only", "post,pages")).parts()).containsExactly(Part.PAGES, Part.POST);
        assertThat(BenchOptions.of(List.of("--only", "post")).isWhole()).isFalse();
        assertThat(BenchOptions.of(List.of("--documents", "1000000")).isWhole()).isFalse();
    }

    @Test
    void anotherSizeKeepsTheSharesOfTheStore() {
        Plan plan = BenchOptions.of(List.of("--documents", "1000000")).plan();

        assertThat(plan.largeStore()).isEqualTo(1_000_000);
        assertThat(plan.due()).isEqualTo(200_000);
        assertThat(plan.lastDay()).isEqualTo(200_000);
        assertThat(plan.smallStore()).isEqualTo(100_000);
    }

    @Test
    void optionsOfTheJvmAreSplitAtBlanks() {
        assertThat(BenchOptions.of(List.of("--jvm", "-Xmx128m  -XX:+UseSerialGC"))
                        .jvm())
                .containsExactly("-Xmx128m", "-XX:+UseSerialGC");
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertRefused("--fast", "bench takes --quick, --only ");
        assertRefused("--only", "--only needs a value behind it");
        assertRefused(
                "--only everything",
                "--only takes pages,stream,match,post,steady,batch,cleanup,console,memory,cycle; not everything");
        assertRefused("--documents 12", "--documents takes a number from 10000 on; not 12");
    }

    private static void assertRefused(String commandLine, String message) {
        assertThatThrownBy(() -> BenchOptions.of(List.of(commandLine.split(" "))))
                .isInstanceOf(ApplicationException.class)
                .hasMessageStartingWith(message);
    }
}
