package dev.waybill.zoho.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {

    @Test
    void conditionsAreJoinedWithinParentheses() {
        Criteria undelivered = Criteria.field("Status").notEquals("delivered");
        Criteria queue = Criteria.field("Name.last_name").equalTo("x");

        assertThat(undelivered.expression()).isEqualTo("Status != \"delivered\"");
        assertThat(undelivered.and(queue).expression())
                .isEqualTo("(Status != \"delivered\") && (Name.last_name == \"x\")");
        assertThat(Criteria.all().and(queue)).isEqualTo(queue);
        assertThat(queue.and(Criteria.all())).isEqualTo(queue);
    }

    @Test
    void quotesAndBackslashesOfAValueAreEscaped() {
        assertThat(Criteria.field("Status").equalTo("a\"b\\c").expression()).isEqualTo("Status == \"a\\\"b\\\\c\"");
    }

    @Test
    void rawExpressionIsTakenAsItIs() {
        assertThat(Criteria.raw(" Added_Time >= '13-Apr-2026 10:00:00' ").expression())
                .isEqualTo("Added_Time >= '13-Apr-2026 10:00:00'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a == 1 || b", "a.b.c", "a\"", "Straße"})
    void onlyLinkNamesAreFields(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Criteria.field(name));
    }

    @Property
    void noValueEndsItsLiteralEarly(@ForAll String value) {
        String literal = Criteria.field("F").equalTo(value).expression().substring("F == ".length());

        assertThat(unquote(literal)).isEqualTo(value);
    }

    /** Reads a literal as Creator does: up to the first quote that has no backslash before it. */
    private static String unquote(String literal) {
        var text = new StringBuilder();
        int i = 1;
        while (literal.charAt(i) != '"') {
            if (literal.charAt(i) == '\\') {
                i++;
            }
            text.append(literal.charAt(i++));
        }
        assertThat(i).as("the literal ends at its last character").isEqualTo(literal.length() - 1);
        return text.toString();
    }

    @Test
    void oneOfSeveralTexts() {
        assertThat(Criteria.field("Queue_ID_DV").anyOf(List.of("a", "b\"c")).expression())
                .isEqualTo("Queue_ID_DV == \"a\" || Queue_ID_DV == \"b\\\"c\"");
    }
}
