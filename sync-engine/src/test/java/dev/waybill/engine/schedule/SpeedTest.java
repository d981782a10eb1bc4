package dev.waybill.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.world.World;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cycle costs when neither time nor the network does. Source: issue "The engine becomes a room". */
class SpeedTest {

    private static final int WARMING_UP = 5;
    private static final int TIMES = 5;

    @ParameterizedTest
    @CsvSource({"1000, 500", "10, 50"})
    void aCycleIsQuick(int changes, int mostMillis) {
        long[] nanos = IntStream.range(0, WARMING_UP + TIMES)
                .mapToLong(i -> cycle(changes))
                .skip(WARMING_UP)
                .sorted()
                .toArray();

        assertThat(Duration.ofNanos(nanos[TIMES / 2])).isLessThan(Duration.ofMillis(mostMillis));
    }

    private static long cycle(int changes) {
        World world = new World();
        world.changes(changes, "delivered");
        long began = System.nanoTime();
        world.replica();
        assertThat(world.nextEnd(Duration.ofHours(1)).report().updated()).isEqualTo(changes);
        return System.nanoTime() - began;
    }
}
