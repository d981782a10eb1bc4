package dev.waybill.operator.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownVariablesTest {

    private static final Set<String> KNOWN =
            Set.of("WAYBILL_ZONE", "WAYBILL_STORE_KIND", "WAYBILL_CREATOR_ZONE", "WAYBILL_OPERATORS");

    @ParameterizedTest
    @CsvSource({
        "WAYBILL_ZNOE, WAYBILL_ZONE",
        "WAYBILL_OPERATOR, WAYBILL_OPERATORS",
        "WAYBILL_STOREKIND, WAYBILL_STORE_KIND",
        "WAYBILL_CREATOR_ZON, WAYBILL_CREATOR_ZONE",
    })
    void aSlipOfThePenGetsTheNearestName(String written, String meant) {
        assertThat(UnknownVariables.warnings(Set.of(written), KNOWN))
                .containsExactly(
                        written + " is not a setting of this application and is ignored; did you mean " + meant + "?");
    }

    @Property(tries = 200)
    void theDistanceIsThatOfTheTextsTurnedRoundAndNeverMoreThanTheLongerOne(
            @ForAll @AlphaChars @StringLength(max = 12) String one,
            @ForAll @AlphaChars @StringLength(max = 12) String other) {
        int distance = UnknownVariables.distance(one, other);

        assertThat(distance)
                .isEqualTo(UnknownVariables.distance(other, one))
                .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
        assertThat(distance == 0).isEqualTo(one.equals(other));
    }
}
