package dev.waybill.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.time.Moment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the next cycle is due, and what keeps it from starting. */
class DueTimeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Moment NOW = new Moment(NOON, Instant.EPOCH);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofHours(25);

    @Test
    void anOverdueCycleAndTheVeryFirstAreDueAfterTheGrace() {
        assertThat(DueTime.after(null, HOUR, GRACE, NOW).at()).isEqualTo(NOW.plus(GRACE));
        assertThat(DueTime.after(NOON.minus(DAY), HOUR, GRACE, NOW).at()).isEqualTo(NOW.plus(GRACE));
    }

    @Test
    void otherwiseItIsDueAnIntervalAfterTheLastStartWhichIsBelievedNoFurtherAheadThanNow() {
        assertThat(DueTime.after(NOON.minusSeconds(600), HOUR, GRACE, NOW).at())
                .isEqualTo(NOW.plus(Duration.ofMinutes(50)));
        assertThat(DueTime.after(NOON.plus(DAY), HOUR, GRACE, NOW).at()).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void whicheverClockComesFirstCounts() {
        DueTime due = new DueTime(NOW.plus(HOUR));

        assertThat(due.isDue(new Moment(NOON.minus(DAY), Instant.EPOCH.plus(HOUR))))
                .isTrue();
        assertThat(due.isDue(new Moment(NOON.plus(HOUR), Instant.EPOCH))).isTrue();
        assertThat(due.isDue(NOW.plus(HOUR.minusMillis(1)))).isFalse();
    }

    @Test
    void aUsedUpQuotaOutlivesStopsAndIsBelievedForADayAtMost() {
        SchedulerState closed = SchedulerState.OFF.started().closedUntil(NOON.plus(HOUR));
        SchedulerState again = closed.stopped(null).started();

        assertThat(again.isOpen(NOON, DAY)).isFalse();
        assertThat(again.isOpen(NOON.plus(HOUR), DAY)).isTrue();
        assertThat(again.isOpen(NOON.minus(Duration.ofDays(2)), DAY)).isTrue();
        assertThat(again.open().isOpen(NOON, DAY)).isTrue();
        assertThat(closed.closedUntil(NOON).notBefore()).isEqualTo(NOON.plus(HOUR));
    }

    @Test
    void eachStopCountsAlsoWhileItIsOff() {
        SchedulerState off = SchedulerState.OFF.started().stopped("invalid_code");

        assertThat(off.reason()).isEqualTo("invalid_code");
        assertThat(off.stopped(null).stops()).isEqualTo(off.stops() + 1);
        assertThat(off.started().reason()).isNull();
        assertThat(off.nextDue(NOON, HOUR, NOON)).isNull();
    }
}
