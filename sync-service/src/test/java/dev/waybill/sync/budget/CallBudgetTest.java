package dev.waybill.sync.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.sync.budget.Admission.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CallOutcome REFUSED = new CallOutcome.Refused(Optional.empty());
    private static final CallOutcome ACCEPTED = new CallOutcome.Accepted();

    private final CallBudget budget = budget(0);
    private Instant now = NOON;

    private static CallBudget budget(long callsPerDay) {
        CallBudget budget = new CallBudget(
                new BudgetLimits(48, callsPerDay, Duration.ofMillis(100), 10),
                new QuotaReset(ZoneId.of("Asia/Kolkata")));
        budget.begin(budget.takenOver(CallBook.EMPTY, NOON));
        return budget;
    }

    private Ticket started() {
        now = now.plusMillis(100);
        if (budget.wantsNote()) {
            budget.noted();
        }
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
    void theCeilingGrowsByOneWithEachSuccessThatUsesItUntilACallIsRefused() {
        Admission.Ticket alone = started();
        budget.answered(started(), ACCEPTED, now);
        budget.answered(started(), ACCEPTED, now);

        assertThat(budget.state(now).inFlightCeiling()).isEqualTo(4);

        budget.answered(alone, ACCEPTED, now);

        assertThat(budget.state(now).inFlightCeiling()).isEqualTo(4);
    }

    @Test
    void aCallThatOthersJoinedWhileItRanSaysAsMuchAsThey() {
        Admission.Ticket first = started();
        started();

        budget.answered(first, ACCEPTED, now);

        assertThat(budget.state(now).inFlightCeiling()).isEqualTo(3);
    }

    @Test
    void withoutADelayStartsAreKeptALittleApartByWhatCallsTake() {
        CallBudget fast =
                new CallBudget(new BudgetLimits(48, 0, Duration.ZERO, 10), new QuotaReset(ZoneId.of("Asia/Kolkata")));
        fast.begin(fast.takenOver(CallBook.EMPTY, NOON));
        Ticket first = ((Admission.Granted) fast.ask(NOON)).ticket();
        Instant answered = NOON.plusMillis(16);
        fast.answered(first, ACCEPTED, answered);

        assertThat(fast.ask(answered)).isInstanceOf(Admission.Granted.class);
        assertThat(fast.ask(answered)).isEqualTo(new Admission.NotBefore(answered.plusMillis(2)));
        assertThat(fast.ask(answered.plusMillis(2))).isInstanceOf(Admission.Granted.class);
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

    @Test
    void aCallThatIsNotNotedWaitsForTheNote() {
        for (int i = 0; i < 8; i++) {
            now = now.plusMillis(100);
            budget.answered(((Admission.Granted) budget.ask(now)).ticket(), ACCEPTED, now);
        }
        now = now.plusMillis(100);

        assertThat(budget.wantsNote()).isTrue();
        assertThat(budget.ask(now)).isEqualTo(new Admission.AfterANote());
        assertThat(budget.withNote(now).ahead()).isEqualTo(8);
        budget.noted();
        assertThat(budget.ask(now)).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void theNextReplicaCountsTheCallsOfTheOneBefore() {
        for (int i = 0; i < 40; i++) {
            budget.answered(started(), ACCEPTED, now);
        }

        CallBudget next = budget(0);
        next.begin(next.takenOver(budget.end(now), now));

        assertThat(next.state(now).leftThisMinute()).isEqualTo(8);
        assertThat(next.state(now).callsToday()).isEqualTo(40);
        assertThat(next.state(NOON.plusMillis(61_050)).leftThisMinute())
                .as("the first second's calls are forgotten once the last of them is 61 s old")
                .isEqualTo(8);
        assertThat(next.state(NOON.plusMillis(61_950)).leftThisMinute()).isEqualTo(17);
        assertThat(next.state(now.plusSeconds(61)).leftThisMinute()).isEqualTo(48);
    }

    @Test
    void whatADeadReplicaMayHaveStartedCountsAsStartedJustNow() {
        budget.answered(started(), ACCEPTED, now);
        CallBook left = budget.withNote(now);
        Instant later = now.plusSeconds(50);

        CallBudget next = budget(0);
        next.begin(next.takenOver(left, later));

        assertThat(left.ahead()).isEqualTo(15);
        assertThat(next.state(later).leftThisMinute()).isEqualTo(48 - 1 - 15);
        assertThat(next.state(later).callsToday()).isEqualTo(16);
        assertThat(next.state(later.plusSeconds(61)).leftThisMinute()).isEqualTo(48);
    }

    @Test
    void aPauseAndAnEndOfTheDayHoldForTheNextReplicaToo() {
        Instant reset = NOON.plusSeconds(7200);
        budget.answered(started(), REFUSED, now);
        CallBudget paused = budget(0);
        paused.begin(paused.takenOver(budget.end(now), now));
        budget.answered(ticketOfTheFuture(), new CallOutcome.QuotaUsedUp(reset), now);
        CallBudget closed = budget(0);
        closed.begin(closed.takenOver(budget.end(now), now));

        assertThat(paused.ask(NOON.plusSeconds(1))).isEqualTo(new Admission.NotBefore(NOON.plusMillis(61_100)));
        assertThat(closed.ask(NOON.plusSeconds(600))).isEqualTo(new Admission.Closed(reset));
    }

    private Ticket ticketOfTheFuture() {
        now = now.plusSeconds(100);
        return started();
    }

    @Test
    void aKnownQuotaOfTheDayIsKeptUntilMidnightOfTheAccount() {
        CallBudget small = budget(2);
        Instant midnight = Instant.parse("2026-03-01T18:30:00Z");

        Ticket first = ((Admission.Granted) small.ask(NOON)).ticket();
        small.answered(first, REFUSED, NOON);
        Instant afterPause = NOON.plusSeconds(61);
        small.answered(((Admission.Granted) small.ask(afterPause)).ticket(), ACCEPTED, afterPause);
        Instant second = afterPause.plusSeconds(1);
        small.answered(((Admission.Granted) small.ask(second)).ticket(), ACCEPTED, second);

        assertThat(small.state(second).leftToday())
                .as("a refused call takes nothing")
                .isZero();
        assertThat(small.ask(second.plusSeconds(1))).isEqualTo(new Admission.Closed(midnight));
        assertThat(small.state(midnight).leftToday()).isEqualTo(2);
        assertThat(small.ask(midnight)).isInstanceOf(Admission.Granted.class);
    }
}
