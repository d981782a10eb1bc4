package dev.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies =
            new Latencies(LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray());

    @Test
    void aPercentileIsTheLeastTimeThatSoManyDidNotExceed() {
        assertThat(latencies.percentile(50)).isEqualTo(Duration.ofNanos(100));
        assertThat(latencies.percentile(99)).isEqualTo(Duration.ofNanos(198));
        assertThat(latencies.slowest()).isEqualTo(Duration.ofNanos(200));
    }

    @Test
    void aPartHoldsTheRequestsThatWereDueThen() {
        Latencies part = latencies.between(190, 500);

        assertThat(part.count()).isEqualTo(10);
        assertThat(part.slowest()).isEqualTo(Duration.ofNanos(10));
    }

    @Test
    void nothingTakesNoTime() {
        assertThat(new Latencies().percentile(99)).isEqualTo(Duration.ZERO);
    }
}
