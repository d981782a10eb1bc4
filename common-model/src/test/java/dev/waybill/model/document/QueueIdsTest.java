package dev.waybill.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab2661ac-2f7e-414b-a860-dba5c85763be",
                "AB2661AC-2F7E-414B-A860-DBA5C85763BE",
                "{AB2661ac-2f7e-414b-a860-dba5c85763be}",
                "  ab2661ac-2f7e-414b-a860-dba5c85763be\n",
                "\u00a0ab2661ac-2f7e-414b-a860-dba5c85763be\u200b",
                "\ufeff\u2060{ab2661ac-2f7e-414b-a860-dba5c85763be}\u202f"
            })
    void oneUuidHasOneForm(String spelling) {
        assertThat(QueueIds.canonical(spelling)).isEqualTo("ab2661ac-2f7e-414b-a860-dba5c85763be");
    }

    @Test
    void otherIdsKeepTheirCase() {
        assertThat(QueueIds.canonical(" Q-1 ")).isEqualTo("Q-1");
    }
}
