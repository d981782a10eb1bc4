package dev.waybill.engine.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.world.ByReference;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlCellTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MemoryControls store = new MemoryControls();
    private final ControlCells cells = new ControlCells(store, new ByReference());

    record Count(int value) {}

    private ControlCell<Count> cell() {
        return cells.cell("count", Count.class, new Count(0));
    }

    @Test
    void aValueThatWasNeverWrittenIsTheInitialOne() {
        assertThat(cell().get().await().atMost(PATIENCE)).isEqualTo(new Count(0));
    }

    @Test
    void noChangeOfSeveralWritersIsLost() {
        List<Uni<Count>> writers = IntStream.range(0, 8)
                .mapToObj(i -> cell().update(before -> new Count(before.value() + 1)))
                .toList();

        Uni.join().all(writers).andFailFast().await().atMost(PATIENCE);

        assertThat(cell().get().await().atMost(PATIENCE)).isEqualTo(new Count(8));
    }

    @Test
    void aDecisionToKeepWritesNothing() {
        String answer = cell().<String>decide(before -> Decision.keep("as it is"))
                .await()
                .atMost(PATIENCE);

        assertThat(answer).isEqualTo("as it is");
        assertThat(store.read("count").await().atMost(PATIENCE)).isEmpty();
    }
}
