package dev.waybill.sync.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.sync.budget.Admission.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CallOutcome REFUSED = new CallOutcome.Refused(Optional.empty());
    private static final CallOutcome ACCEPTED = new CallOutcome.Accepted();

    private final CallBudget budget = new CallBudget(new BudgetLimits(48, Duration.ofMillis(100), 10));
    private Instant now = NOON;

    private Ticket started() {
        now = now.plusMillis(100);
        if (budget.ask(now) instanceof Admission.Granted(Ticket ticket)) {
            return ticket;
        }
        throw new AssertionError("a call should start at " + now);
    }

    @Test
    void twoCallsMayBeInFlightAtFirst() {
        started();
        started();

        assertThat(budget.ask(now.plusMillis(100))).isEqualTo(new Admission.AfterAnAnswer());
    }

    @Test
    void theCeilingGrowsByOneAfterAsManySuccessesAtTheCeiling() {
        started();
        for (int i = 0; i < 2; i++) {
            budget.answered(started(), ACCEPTED, now);
        }

        assertThat(budget.state(now).inFlightCeiling()).isEqualTo(3);
    }

    @Test
    void aRefusalAmongSeveralPausesForTwoSecondsAndHalvesTheCeiling() {
        started();

        budget.answered(started(), REFUSED, now);

        assertThat(budget.ask(now)).isEqualTo(new Admission.NotBefore(now.plusSeconds(2)));
        assertThat(budget.state(now).inFlightCeiling()).isEqualTo(1);
    }

    @Test
    void aCallRefusedAloneWaitsUntilTheWindowHasPassed() {
        budget.answered(started(), REFUSED, now);

        assertThat(budget.ask(now)).isEqualTo(new Admission.NotBefore(now.plusSeconds(61)));
    }

    @Test
    void zohosOwnWordOnThePauseCounts() {
        budget.answered(started(), new CallOutcome.Refused(Optional.of(Duration.ofSeconds(17))), now);

        assertThat(budget.ask(now)).isEqualTo(new Admission.NotBefore(now.plusSeconds(17)));
    }

    @Test
    void theMinuteIsFullAfterItsCallsAndOpensAgainOneByOne() {
        for (int i = 0; i < 48; i++) {
            budget.answered(started(), ACCEPTED, now);
        }

        assertThat(budget.state(now).leftThisMinute()).isZero();
        assertThat(budget.ask(now.plusMillis(100)))
                .isEqualTo(new Admission.NotBefore(NOON.plusMillis(100).plusSeconds(61)));
    }

    @Test
    void aUsedUpQuotaClosesTheBudgetUntilItsReset() {
        Instant reset = NOON.plusSeconds(7200);
        budget.answered(started(), new CallOutcome.QuotaUsedUp(reset), now);

        assertThat(budget.ask(now.plusSeconds(100))).isEqualTo(new Admission.Closed(reset));
        assertThat(budget.ask(reset)).isInstanceOf(Admission.Granted.class);
    }
}
