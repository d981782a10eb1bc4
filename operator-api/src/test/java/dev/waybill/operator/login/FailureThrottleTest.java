package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureThrottleTest {

    private final MutableClock clock = new MutableClock();
    private final FailureThrottle<String> throttle = new FailureThrottle<>(clock, 3, 1);

    @Test
    void threeFailuresAreFree() {
        fail("a", 2);

        assertThat(throttle.count("a")).isZero();
        assertThat(throttle.count("a")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void theDelayDoublesUpToFiveSeconds() {
        fail("a", 3);
        for (long millis : new long[] {500, 1000, 2000, 4000, 5000, 5000}) {
            assertThat(throttle.count("a")).isEqualTo(Duration.ofMillis(millis));
        }
    }

    @Test
    void manyFailuresDelayNoLongerAndAreForgottenInAQuarterOfAnHour() {
        fail("a", 100_000);
        assertThat(throttle.delayOf("a")).isEqualTo(Duration.ofSeconds(5));

        clock.advance(Duration.ofMinutes(16));

        assertThat(throttle.delayOf("a")).isZero();
    }

    @Test
    void oneFailureIsForgottenEachMinuteHoweverOftenSomebodyAsks() {
        fail("a", 5);
        for (int second = 0; second < 60; second++) {
            assertThat(throttle.delayOf("a")).isEqualTo(Duration.ofSeconds(2));
            throttle.count("a");
            throttle.takeBack("a");
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(throttle.delayOf("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoTakesHisTryBackTakesNoOther() {
        fail("a", 4);

        throttle.count("a");
        throttle.takeBack("a");

        assertThat(throttle.delayOf("a")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aClockThatIsSetBackKeepsFailuresNoLongerThanAQuarterOfAnHour() {
        fail("a", 5);
        clock.advance(Duration.ofHours(-2));
        fail("a", 1);

        clock.advance(Duration.ofMinutes(16));

        assertThat(throttle.delayOf("a")).isZero();
    }

    @Test
    void keysDoNotDisturbEachOther() {
        fail("a", 5);

        assertThat(throttle.delayOf("b")).isZero();
    }

    @Test
    void theLongestSilentKeyLeavesWhenTooManyAreKept() {
        fail("old", 5);
        fail("active", 3);
        for (int i = 0; i < FailureThrottle.MOST_KEYS - 2; i++) {
            throttle.count("n" + i);
        }
        throttle.count("active");

        throttle.count("one more");

        assertThat(throttle.delayOf("old")).isZero();
        assertThat(throttle.delayOf("active")).isEqualTo(Duration.ofSeconds(1));
    }

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            throttle.count(key);
        }
    }
}
