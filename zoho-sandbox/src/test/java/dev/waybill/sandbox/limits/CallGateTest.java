package dev.waybill.sandbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.sandbox.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallGateTest {

    private final MovableClock clock = new MovableClock();

    private CallGate gate(int minute, int inFlight, int daily) {
        return new CallGate(new Limits(minute, inFlight, daily, 0, 0, WindowKind.FIXED, true, Terms.DEFAULTS), clock);
    }

    @Test
    void aCallTooManyAtATimeTakesNothingFromTheMinute() {
        CallGate gate = gate(2, 1, 0);

        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.ADMITTED);
        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.TOO_MANY);
        gate.leave();
        gate.leave();
        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.ADMITTED);
        assertThat(gate.inFlight().highest()).isEqualTo(2);
    }

    @Test
    void aCallTooManyAMinuteTakesNothingFromTheDay() {
        CallGate gate = gate(1, 0, 2);

        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.ADMITTED);
        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.TOO_MANY);
        assertThat(gate.retryAfterSeconds("any")).isEqualTo(60);
        clock.move(Duration.ofMinutes(1));
        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.ADMITTED);
        clock.move(Duration.ofMinutes(1));
        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.QUOTA_USED_UP);
    }

    @Test
    void theDayEndsAtMidnightUtc() {
        CallGate gate = gate(0, 0, 1);

        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.ADMITTED);
        clock.move(Duration.ofHours(14).minusSeconds(1));
        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.QUOTA_USED_UP);
        clock.move(Duration.ofSeconds(1));
        assertThat(gate.enter("any", false)).isEqualTo(CallGate.Verdict.ADMITTED);
    }
}
