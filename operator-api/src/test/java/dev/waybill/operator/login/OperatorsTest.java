package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {

    private static final String HASH = "$2y$10$abcdefghijklmnopqrstuu9effL9DPT7drY6ahjhkZzadWftjzTpS";

    @Test
    void namesAreReadWithTheirHashes() {
        Operators operators = Operators.parse("a:" + HASH + " , b:" + HASH);

        assertThat(operators.hashOf("a")).contains(HASH);
        assertThat(operators.hashOf("b")).contains(HASH);
        assertThat(operators.hashOf("c")).isEmpty();
        assertThat(operators.isEmpty()).isFalse();
    }

    @Test
    void blankTextIsNobody() {
        assertThat(Operators.parse(" ").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a:",
                ":" + HASH,
                "a:password",
                "a:" + HASH + "x",
                "a:" + HASH + ",",
                "a:$2x$10$abcdefghijklmnopqrstuu9effL9DPT7drY6ahjhkZzadWftjzTpS",
                "a:$2y$03$abcdefghijklmnopqrstuu9effL9DPT7drY6ahjhkZzadWftjzTpS",
                "a:" + HASH + ",a:" + HASH
            })
    void whatIsNoNameWithHashIsRefusedWithoutQuotingIt(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operators.parse(list))
                .withMessageStartingWith("element ")
                .withMessageNotContainingAny("password ", HASH);
    }

    @Test
    void viewersAreOthersThanOperators() {
        Operators both = Operators.parse("a:" + HASH).withViewers("v:" + HASH);

        assertThat(both.roleOf("a")).contains(Role.OPERATOR);
        assertThat(both.roleOf("v")).contains(Role.VIEWER);
        assertThat(both.roleOf("x")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.withViewers("a:" + HASH))
                .withMessageStartingWith("element 1 ");
    }

    @Test
    void aStandInIsSomebodysHashForEveryNumber() {
        Operators operators = Operators.parse("a:" + HASH);

        assertThat(operators.standIn(Integer.MIN_VALUE)).isEqualTo(HASH);
        assertThat(operators.standIn(Integer.MAX_VALUE)).isEqualTo(HASH);
    }
}
