package dev.waybill.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void aRunReplacesItsOwnPartAndNothingElse() {
        String first = Page.replaced("# Benchmarks\n\nBy hand.\n", "full", "one\n");
        String second = Page.replaced(first, "quick", "two");

        String third = Page.replaced(second, "full", "three");

        assertThat(third).isEqualTo("""
                # Benchmarks

                By hand.

                <!-- full run: begin -->
                three
                <!-- full run: end -->

                <!-- quick run: begin -->
                two
                <!-- quick run: end -->
                """);
    }
}
