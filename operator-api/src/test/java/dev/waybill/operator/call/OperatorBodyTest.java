package dev.waybill.operator.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\uFEFF", "{}", "\uFEFF{}", "{\"username\":\"a\",\"password\":\"b\"}"})
    void nothingButALogInIsEmpty(String body) {
        OperatorBody.checkEmpty(bytes(body));
    }

    @Test
    void readsMembersOfEveryKind() {
        OperatorBody body = OperatorBody.read(
                bytes("\uFEFF{\"limit\":1e1,\"cursor\":\" next \",\"dry_run\":true,\"from\":null,"
                        + "\"filter\":{\"a\":[1,1.50,null,false]}}"),
                "limit",
                "cursor",
                "dry_run",
                "from",
                "filter");

        assertThat(body.number("limit", 1, 10)).contains(10);
        assertThat(body.text("cursor")).contains("next");
        assertThat(body.flag("dry_run")).isTrue();
        assertThat(body.text("from")).isEmpty();
        assertThat(body.flag("from")).isFalse();
        assertThat(body.object("filter").orElseThrow())
                .isEqualTo(Map.of("a", Arrays.asList(BigInteger.ONE, new BigDecimal("1.50"), null, false)));
    }

    @Test
    void allUnknownMembersAreNamed() {
        assertThat(problem("{\"limits\":1,\"limit\":2,\"page\":3}", "limit"))
                .returns("unknown member limits, page; allowed are limit, username, password", Problem::detail)
                .returns(Map.of("member", "limits"), Problem::members);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,}          | line 1, column 8",
                "{} {}               | line 1, column 4",
                "{} x                | line 1, column 4",
                "{                   | line 1, column 2",
                "{\"a\":01}           | line 1, column 7",
            })
    void aSyntaxErrorIsToldItsPlace(String body, String place) {
        assertThat(problem(body, "a").detail())
                .startsWith("the body is not valid JSON from ")
                .contains(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"text\""})
    void anythingButAnObjectIsRefused(String body) {
        assertThat(problem(body).detail()).isEqualTo("the body must be a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "1.5", "1e999999999", "\"7\"", "true"})
    void aNumberOutOfItsBoundsIsRefused(String number) {
        OperatorBody body = OperatorBody.read(bytes("{\"limit\":" + number + "}"), "limit");

        assertThat(problem(() -> body.number("limit", 1, 500)).detail())
                .isEqualTo("limit takes a whole number from 1 to 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" \"", "7", "[]"})
    void aTextThatSaysNothingIsRefused(String text) {
        OperatorBody body = OperatorBody.read(bytes("{\"id\":" + text + "}"), "id");

        assertThat(problem(() -> body.text("id")).detail()).isEqualTo("id takes a text that is not blank");
    }

    @Test
    void anExponentBeyondAllNumbersIsRefused() {
        assertThat(problem("{\"limit\":1e99999999999}", "limit").detail())
                .isEqualTo("a number in the body has too large an exponent");
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] body) {
        try {
            OperatorBody.read(body);
        } catch (ProblemException refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
        }
    }

    private static Problem problem(String body, String... allowed) {
        return problem(() -> OperatorBody.read(bytes(body), allowed));
    }

    private static Problem problem(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .actual()
                .problem();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
