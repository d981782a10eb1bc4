package dev.waybill.sync.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SchedulerStateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void theVeryFirstCycleIsDueAnIntervalAfterTheStart() {
        assertThat(SchedulerState.OFF.started(NOON, null, HOUR).nextDue()).isEqualTo(NOON.plus(HOUR));
    }

    @Test
    void afterARestartTheCycleIsDueAnIntervalAfterTheLastOnesStart() {
        Instant lastStart = NOON.minusSeconds(600);

        assertThat(SchedulerState.OFF.started(NOON, lastStart, HOUR).nextDue()).isEqualTo(lastStart.plus(HOUR));
    }

    @Test
    void anOverdueCycleWaitsThirtySecondsAfterTheStart() {
        assertThat(SchedulerState.OFF
                        .started(NOON, NOON.minus(Duration.ofDays(1)), HOUR)
                        .nextDue())
                .isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void anIntervalShorterThanThatIsKept() {
        Duration twoSeconds = Duration.ofSeconds(2);

        assertThat(SchedulerState.OFF
                        .started(NOON, NOON.minus(HOUR), twoSeconds)
                        .nextDue())
                .isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void restartsInQuickSuccessionDoNotPutTheFirstCycleOff() {
        SchedulerState first = SchedulerState.OFF.started(NOON, null, HOUR);

        SchedulerState second = first.started(NOON.plus(Duration.ofMinutes(50)), null, HOUR);

        assertThat(second.nextDue()).isEqualTo(NOON.plus(HOUR));
    }

    @Test
    void aStoppedSchedulerIsNeverDueAndSaysWhy() {
        SchedulerState stopped = SchedulerState.OFF.started(NOON, null, HOUR).stopped("invalid_code");

        assertThat(stopped.isDueAt(NOON.plus(Duration.ofDays(9)))).isFalse();
        assertThat(stopped.nextDue()).isNull();
        assertThat(stopped.reason()).isEqualTo("invalid_code");
        assertThat(stopped.started(NOON, null, HOUR).reason()).isNull();
    }

    @Test
    void aUsedUpQuotaPutsTheNextCycleOffButNeverBringsItForward() {
        SchedulerState state = SchedulerState.OFF.started(NOON, null, HOUR);

        assertThat(state.closedUntil(NOON.plus(Duration.ofHours(9))).nextDue())
                .isEqualTo(NOON.plus(Duration.ofHours(9)));
        assertThat(state.closedUntil(NOON).nextDue()).isEqualTo(state.nextDue());
    }

    @Test
    void aUsedUpQuotaOutlivesRestartsAndStops() {
        Instant reset = NOON.plus(Duration.ofHours(9));
        SchedulerState closed = SchedulerState.OFF.started(NOON, null, HOUR).closedUntil(reset);

        SchedulerState restarted = closed.started(NOON.plusSeconds(600), NOON, HOUR);
        SchedulerState switched = closed.stopped(null).started(NOON.plusSeconds(600), NOON, HOUR);

        assertThat(restarted.nextDue()).isEqualTo(reset);
        assertThat(switched.nextDue()).isEqualTo(reset);
        assertThat(restarted.taken(NOON.plusSeconds(700), HOUR).nextDue()).isEqualTo(reset);
        assertThat(restarted.taken(reset, HOUR).nextDue()).isEqualTo(reset.plus(HOUR));
    }

    @Test
    void aCycleThatFindsAnotherOneRunningStaysDue() {
        SchedulerState taken = SchedulerState.OFF.started(NOON, null, HOUR).taken(NOON.plus(HOUR), HOUR);

        assertThat(taken.stillDue(NOON.plus(HOUR)).isDueAt(NOON.plus(HOUR))).isTrue();
        assertThat(taken.stopped(null).stillDue(NOON).isDueAt(NOON)).isFalse();
    }

    @Test
    void restartsInQuickSuccessionDoNotPutAnOverdueCycleOffForEver() {
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        SchedulerState first = SchedulerState.OFF.started(NOON, yesterday, HOUR);

        SchedulerState second = first.started(NOON.plusSeconds(20), yesterday, HOUR);

        assertThat(second.nextDue()).isEqualTo(NOON.plusSeconds(30));
    }
}
