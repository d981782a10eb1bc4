package dev.waybill.sandbox.creator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static int[] sorted(Latency latency) {
        return IntStream.range(0, 10_000).map(i -> latency.next()).sorted().toArray();
    }

    @Test
    void withoutASpreadEveryCallTakesTheSame() {
        assertThat(sorted(new Latency(300, 0, 1))).containsOnly(300);
    }

    @Test
    void withASpreadHalfTakeLongerThanTheMedianAndOneInAHundredLongerThanTheTail() {
        int[] times = sorted(new Latency(300, 1500, 1));

        assertThat(times[5000]).isBetween(280, 320);
        assertThat(times[9900]).isBetween(1300, 1700);
    }

    @Test
    void theSameSeedGivesTheSameTimes() {
        assertThat(sorted(new Latency(300, 1500, 7))).isEqualTo(sorted(new Latency(300, 1500, 7)));
    }
}
