package dev.waybill.sandbox.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {

    private static final Map<String, String> RECORD = Map.of(
            "ID", "4790826000000910491",
            "Status", "sent",
            "Empty", "",
            "Total", "99.50",
            "Active", "true",
            "Added_Time", "13-Apr-2026 10:00:00",
            "Name.last_name", "Smith \"Jr\\");

    private static boolean holds(String criteria) {
        Criterion criterion = CriteriaParser.parse(criteria, name -> RECORD.containsKey(name) || name.equals("Name"));
        return new CriteriaMatcher(true).matches(criterion, name -> RECORD.getOrDefault(name, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status == \"sent\"",
                "Status != \"delivered\"",
                "Status==\"sent\"&&Total<100",
                "Total >= 99.5",
                "Total == 99.500",
                "Total <= 99.50 && Total > -1",
                "ID == 4790826000000910491",
                "ID == \"4790826000000910491\"",
                "ID != 0",
                "ID != null",
                "Empty == null",
                "Empty == \"\"",
                "Empty != \"x\"",
                "Active == true",
                "Active != false",
                "Added_Time >= '13-Apr-2026 10:00:00'",
                "Added_Time < '13-Apr-2026 10:00:01'",
                "Status.contains(\"en\")",
                "Status.startsWith(\"se\")",
                "Status.endsWith(\"nt\")",
                "Name.last_name == \"Smith \\\"Jr\\\\\"",
                "Name.last_name.startsWith(\"Smith\")",
                "!(Status == \"read\")",
                "!(!(Status == \"sent\"))",
                "Status == \"sent\" || Status == \"x\" && Status == \"y\"",
                "(((Status == \"sent\")))"
            })
    void holdForTheRecord(String criteria) {
        assertThat(holds(criteria)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status == \"Sent\"",
                "Status == null",
                "Empty != \"\"",
                "Empty != null",
                "Empty < 5",
                "Total < 99.5",
                "Status == 5",
                "Added_Time > '13-Apr-2026 10:00:00'",
                "Empty >= '13-Apr-2026 10:00:00'",
                "Status.contains(\"EN\")",
                "(Status == \"sent\" || Status == \"x\") && Status == \"y\""
            })
    void doNotHoldForTheRecord(String criteria) {
        assertThat(holds(criteria)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Status",
                "Status = \"sent\"",
                "Status == sent",
                "Status == \"sent",
                "Status == 'sent'",
                "Added_Time > '2026-04-13 10:00:00'",
                "Added_Time > '31-Feb-2026 10:00:00'",
                "Nobody == \"sent\"",
                "Status == \"sent\" &&",
                "Status == \"sent\" & Total == 1",
                "Status == \"sent\" and Total == 1",
                "Status in (\"sent\")",
                "Status.matches(\"x\")",
                "Status.contains(5)",
                "Status.contains(\"x\"",
                "contains(\"x\")",
                "(Status == \"sent\"",
                "Status == \"sent\")",
                "!Status == \"sent\"",
                "Status > \"sent\"",
                "Active < true",
                "Empty >= null",
                "\"sent\" == Status",
                "Status == \"sent\" # comment"
            })
    void cannotBeRead(String criteria) {
        assertThatThrownBy(() -> holds(criteria)).isInstanceOf(BadCriteria.class);
    }

    @Test
    void nestingHasAnEnd() {
        String deep = "(".repeat(100_000) + "ID != 0" + ")".repeat(100_000);
        assertThatThrownBy(() -> holds(deep)).isInstanceOf(BadCriteria.class);
    }

    @Test
    void aLongListOfValuesHasNone() {
        assertThat(holds("Status == \"x\" || ".repeat(5_000) + "Status == \"sent\""))
                .isTrue();
    }

    @Test
    void anEmptyFieldCanBeLeftOutOfDifferent() {
        Criterion different = CriteriaParser.parse("Empty != \"x\"", name -> true);
        Criterion notNull = CriteriaParser.parse("Status != null", name -> true);
        CriteriaMatcher skipping = new CriteriaMatcher(false);

        assertThat(skipping.matches(different, name -> "")).isFalse();
        assertThat(skipping.matches(different, name -> "y")).isTrue();
        assertThat(skipping.matches(notNull, name -> "y")).isTrue();
    }
}
