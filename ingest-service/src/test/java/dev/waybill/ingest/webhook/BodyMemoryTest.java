package dev.waybill.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyMemoryTest {

    private final BodyMemory memory = new BodyMemory(10);

    @Test
    void givesOutWhatThereIsAndNoMore() {
        assertThat(memory.tryTake(6)).isTrue();
        assertThat(memory.tryTake(5)).isFalse();
        assertThat(memory.free()).isEqualTo(4);
        assertThat(memory.tryTake(4)).isTrue();
    }

    @Test
    void givesOutAgainWhatWasGivenBack() {
        assertThat(memory.tryTake(10)).isTrue();
        memory.giveBack(3);

        assertThat(memory.tryTake(3)).isTrue();
        assertThat(memory.free()).isZero();
    }

    @Test
    void keepsAQuarterForSmallBodies() {
        assertThat(memory.tryTakeForLarge(8)).isTrue();
        assertThat(memory.tryTakeForLarge(1)).isFalse();
        assertThat(memory.tryTake(2)).isTrue();
        assertThat(memory.free()).isZero();
    }
}
