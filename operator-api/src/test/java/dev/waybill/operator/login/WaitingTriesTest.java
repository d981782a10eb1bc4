package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingTriesTest {

    private final WaitingTries tries = new WaitingTries();

    @Test
    void fourTriesOfAKeyWaitAndAFifthOnlyWhenOneHasLeft() {
        for (int i = 0; i < WaitingTries.MOST_OF_A_KEY; i++) {
            assertThat(tries.tryEnter("a")).isTrue();
        }
        assertThat(tries.tryEnter("a")).isFalse();
        assertThat(tries.tryEnter("b")).isTrue();

        tries.leave("a");

        assertThat(tries.tryEnter("a")).isTrue();
        assertThat(tries.tryEnter("a")).isFalse();
    }

    @Test
    void aThousandTriesWaitInAll() {
        for (int i = 0; i < WaitingTries.MOST; i++) {
            assertThat(tries.tryEnter("a" + i)).isTrue();
        }
        assertThat(tries.tryEnter("one more")).isFalse();

        tries.leave("a7");

        assertThat(tries.tryEnter("one more")).isTrue();
    }
}
