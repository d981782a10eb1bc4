package dev.waybill.operator.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.operator.login.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogPaceTest {

    private final MutableClock clock = new MutableClock();
    private final LogPace pace = new LogPace(clock);

    @Test
    void oneLineASecondIsWrittenWithTheNumberLeftOut() {
        assertThat(pace.permit()).hasValue(0);
        assertThat(pace.permit()).isEmpty();
        clock.advance(Duration.ofMillis(999));
        assertThat(pace.permit()).isEmpty();

        clock.advance(Duration.ofMillis(1));

        assertThat(pace.permit()).hasValue(2);
        clock.advance(Duration.ofSeconds(5));
        assertThat(pace.permit()).hasValue(0);
    }
}
