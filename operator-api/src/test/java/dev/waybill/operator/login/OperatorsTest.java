package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {

    private static final String HASH = "$2y$10$abcdefghijklmnopqrstuu9effL9DPT7drY6ahjhkZzadWftjzTpS";

    @Test
    void namesAreReadWithTheirHashes() {
        Operators operators = Operators.of("a:" + HASH + " , b:" + HASH, "");

        assertThat(operators.hashOf("a")).contains(HASH);
        assertThat(operators.hashOf("b")).contains(HASH);
        assertThat(operators.hashOf("c")).isEmpty();
        assertThat(operators.isEmpty()).isFalse();
    }

    @Test
    void blankTextIsNobody() {
        assertThat(Operators.of(" ", "").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a:",
                ":" + HASH,
                "a:password",
                "a:" + HASH + "x",
                "a:$2x$10$abcdefghijklmnopqrstuu9effL9DPT7drY6ahjhkZzadWftjzTpS",
                "a:$2y$03$abcdefghijklmnopqrstuu9effL9DPT7drY6ahjhkZzadWftjzTpS",
                "a:" + HASH + ",a:" + HASH
            })
    void whatIsNoNameWithHashIsRefusedWithoutQuotingIt(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operators.of(list, ""))
                .withMessageStartingWith("WAYBILL_OPERATORS is wrong: element ")
                .withMessageNotContainingAny("password ", HASH);
    }

    @Test
    void viewersAreOthersThanOperators() {
        Operators both = Operators.of("a:" + HASH, "v:" + HASH);

        assertThat(both.roleOf("a")).contains(Role.OPERATOR);
        assertThat(both.roleOf("v")).contains(Role.VIEWER);
        assertThat(both.roleOf("x")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operators.of("a:" + HASH, "a:" + HASH))
                .withMessageStartingWith("WAYBILL_VIEWERS is wrong: element 1 (a) is named a second time");
    }

    @Test
    void whatCannotBeReadIsOneLineForTheCheckBeforeTheStart() {
        Map<String, String> both =
                Map.of("waybill.operators", "a:" + HASH, "waybill.viewers", "v:" + HASH + ",a:" + HASH);

        assertThat(Operators.complaints(key -> Optional.ofNullable(both.get(key))))
                .singleElement()
                .asString()
                .startsWith("WAYBILL_VIEWERS is wrong: element 2 (a)")
                .doesNotContain(HASH, "\n");
        assertThat(Operators.complaints(key -> Optional.empty())).isEmpty();
    }

    @Test
    void aStandInIsSomebodysHashForEveryNumber() {
        Operators operators = Operators.of("a:" + HASH, "");

        assertThat(operators.standIn(Integer.MIN_VALUE)).isEqualTo(HASH);
        assertThat(operators.standIn(Integer.MAX_VALUE)).isEqualTo(HASH);
    }
}
