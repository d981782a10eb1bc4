package dev.waybill.zoho.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.zoho.creator.CreatorFailure.Throttled;
import dev.waybill.zoho.http.HttpAnswer;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long Creator asks to wait, and what is believed of it. */
class RetryAfterTest {

    private static final RecordQuery QUERY = RecordQuery.firstPage(Criteria.all(), List.of("F"), 200);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "17|PT17S",
                "0|PT0S",
                "86400|PT15M",
                "99999999999999999999|PT15M",
                "Wed, 21 Oct 2026 07:29:00 GMT|PT1M",
                "Thu, 22 Oct 2026 07:28:00 GMT|PT15M",
                "Wed, 21 Oct 2026 07:27:00 GMT|-",
                "-5|-",
                "soon|-"
            })
    void retryAfterIsSecondsOrADateAndBelievedForAQuarterOfAnHour(String said, Duration believed) {
        var headers = Map.of("Retry-After", said, "Date", "Wed, 21 Oct 2026 07:28:00 GMT");

        for (String body : List.of("{\"code\":2955}", "")) {
            Throttled refused = catchThrowableOfType(
                    Throttled.class,
                    () -> CreatorAnswers.page(new HttpAnswer(429, headers, Buffer.buffer(body)), QUERY));
            assertThat(refused.retryAfter()).isEqualTo(Optional.ofNullable(believed));
            assertThat(refused).hasMessageContaining("Retry-After says " + said);
        }
    }

    @Test
    void aDateIsNotBelievedWithoutTheDateOfTheAnswer() {
        var answer = new HttpAnswer(429, Map.of("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"), Buffer.buffer());

        assertThat(catchThrowableOfType(Throttled.class, () -> CreatorAnswers.page(answer, QUERY))
                        .retryAfter())
                .isEmpty();
    }
}
