package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureThrottleTest {

    private final MutableClock clock = new MutableClock();
    private final FailureThrottle throttle = new FailureThrottle(clock);

    @Test
    void fourFailuresAreFree() {
        fail("a", 4);

        assertThat(throttle.pauseOf("a")).isEmpty();
    }

    @Test
    void thePauseDoublesUpToAMinute() {
        fail("a", 4);
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            throttle.failed("a");
            assertThat(throttle.pauseOf("a")).contains(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void afterThePauseOneMoreTryIsFree() {
        fail("a", 6);
        clock.advance(Duration.ofMillis(1999));
        assertThat(throttle.pauseOf("a")).contains(Duration.ofMillis(1));

        clock.advance(Duration.ofMillis(1));

        assertThat(throttle.pauseOf("a")).isEmpty();
    }

    @Test
    void aSuccessForgetsTheFailures() {
        fail("a", 9);

        throttle.succeeded("a");
        fail("a", 4);

        assertThat(throttle.pauseOf("a")).isEmpty();
    }

    @Test
    void aQuarterOfAnHourWithoutFailureForgetsThem() {
        fail("a", 9);
        clock.advance(Duration.ofMinutes(15).plusMillis(1));

        fail("a", 4);

        assertThat(throttle.pauseOf("a")).isEmpty();
    }

    @Test
    void addressesDoNotDisturbEachOther() {
        fail("a", 5);

        assertThat(throttle.pauseOf("b")).isEmpty();
    }

    @Test
    void theLongestSilentAddressLeavesWhenTooManyAreKept() {
        fail("old", 5);
        fail("active", 5);
        for (int i = 0; i < FailureThrottle.MAX_ADDRESSES - 2; i++) {
            throttle.failed("n" + i);
        }
        throttle.failed("active");

        throttle.failed("one more");

        assertThat(throttle.pauseOf("old")).isEmpty();
        assertThat(throttle.pauseOf("active")).contains(Duration.ofSeconds(2));
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address);
        }
    }
}
