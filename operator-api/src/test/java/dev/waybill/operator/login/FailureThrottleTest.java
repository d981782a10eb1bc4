package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureThrottleTest {

    private final MutableClock clock = new MutableClock();
    private final FailureThrottle throttle = new FailureThrottle(clock);

    @Test
    void twoFailuresDelayNothing() {
        fail("a", 2);

        assertThat(throttle.delayOf("a")).isZero();
    }

    @Test
    void theDelayDoublesUpToFiveSeconds() {
        fail("a", 2);
        for (long millis : new long[] {500, 1000, 2000, 4000, 5000, 5000}) {
            throttle.failed("a");
            assertThat(throttle.delayOf("a")).isEqualTo(Duration.ofMillis(millis));
        }
    }

    @Test
    void manyFailuresDelayNoLonger() {
        fail("a", 100_000);

        assertThat(throttle.delayOf("a")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void timeAloneDoesNotShortenTheDelay() {
        fail("a", 3);
        clock.advance(Duration.ofMinutes(15));

        assertThat(throttle.delayOf("a")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aSuccessForgetsTheFailures() {
        fail("a", 9);

        throttle.succeeded("a");
        fail("a", 2);

        assertThat(throttle.delayOf("a")).isZero();
    }

    @Test
    void aQuarterOfAnHourWithoutFailureForgetsThem() {
        fail("a", 9);
        clock.advance(Duration.ofMinutes(15).plusMillis(1));

        assertThat(throttle.delayOf("a")).isZero();
        fail("a", 2);
        assertThat(throttle.delayOf("a")).isZero();
    }

    @Test
    void addressesDoNotDisturbEachOther() {
        fail("a", 5);

        assertThat(throttle.delayOf("b")).isZero();
    }

    @Test
    void theLongestSilentAddressLeavesWhenTooManyAreKept() {
        fail("old", 5);
        fail("active", 3);
        for (int i = 0; i < FailureThrottle.MAX_ADDRESSES - 2; i++) {
            throttle.failed("n" + i);
        }
        throttle.failed("active");

        throttle.failed("one more");

        assertThat(throttle.delayOf("old")).isZero();
        assertThat(throttle.delayOf("active")).isEqualTo(Duration.ofSeconds(1));
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address);
        }
    }
}
