package dev.waybill.operator.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Test
    void furtherMembersStandBesideTheStandardOnes() throws JsonProcessingException {
        Problem problem = Problem.of(503, "Wait").with("records", List.of()).with("count", 0);

        assertThat(new ObjectMapper().writeValueAsString(problem))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Wait\",\"status\":503,\"records\":[],\"count\":0}");
    }

    @Test
    void aStandardMemberCannotBeReplacedByAFurtherOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(503, "Wait").with("status", 200));
    }

    @Test
    void aSuccessIsNoProblem() {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(200, "Fine"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "60000, 60"})
    void retryAfterIsInWholeSecondsRoundedUpAndNeverZero(long millis, long seconds) {
        assertThat(ProblemResponse.of(Problem.unavailable("full"), Duration.ofMillis(millis))
                        .build()
                        .getHeaderString("Retry-After"))
                .isEqualTo(String.valueOf(seconds));
    }
}
