package dev.waybill.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.budget.Admission.Ticket;
import dev.waybill.engine.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant MIDNIGHT_IN_INDIA = Instant.parse("2026-03-01T18:30:00Z");
    private static final CallOutcome REFUSED = new CallOutcome.Refused(Optional.empty());
    private static final CallOutcome ACCEPTED = new CallOutcome.Accepted();

    private final CallBudget budget = budget(0);
    private Instant now = NOON;

    private static CallBudget budget(long callsPerDay) {
        CallBudget budget = new CallBudget(
                new BudgetLimits(48, callsPerDay, Duration.ofMillis(100), 10),
                new QuotaReset(ZoneId.of("Asia/Kolkata")));
        noteAll(budget, NOON);
        return budget;
    }

    private static Moment at(Instant time) {
        return new Moment(time, time);
    }

    private static void noteAll(CallBudget budget, Instant now) {
        budget.noted(budget.wanted(at(now)));
    }

    /** The book of a term that ends in order. */
    private CallBook lastBook() {
        budget.giveBack();
        return budget.book(0, at(now));
    }

    private Ticket started() {
        now = now.plusMillis(100);
        noteAll(budget, now);
        if (budget.ask(at(now)) instanceof Admission.Granted(Ticket ticket)) {
            return ticket;
        }
        throw new AssertionError("a call should start at " + now);
    }

    @Test
    void twoCallsMayBeInFlightAtFirst() {
        started();
        started();

        assertThat(budget.ask(at(now.plusMillis(100)))).isEqualTo(new Admission.AfterAnAnswer());
    }

    @Test
    void theCeilingGrowsByOneWithEachSuccessThatUsesItUntilACallIsRefused() {
        Admission.Ticket alone = started();
        budget.answered(started(), ACCEPTED, at(now));
        budget.answered(started(), ACCEPTED, at(now));

        assertThat(budget.state(at(now)).inFlightCeiling()).isEqualTo(4);

        budget.answered(alone, ACCEPTED, at(now));

        assertThat(budget.state(at(now)).inFlightCeiling()).isEqualTo(4);
    }

    @Test
    void aCallThatOthersJoinedWhileItRanSaysAsMuchAsThey() {
        Admission.Ticket first = started();
        started();

        budget.answered(first, ACCEPTED, at(now));

        assertThat(budget.state(at(now)).inFlightCeiling()).isEqualTo(3);
    }

    @Test
    void withoutADelayStartsAreKeptALittleApartByWhatCallsTake() {
        CallBudget fast =
                new CallBudget(new BudgetLimits(48, 0, Duration.ZERO, 10), new QuotaReset(ZoneId.of("Asia/Kolkata")));
        noteAll(fast, NOON);
        Ticket first = ((Admission.Granted) fast.ask(at(NOON))).ticket();
        Instant answered = NOON.plusMillis(16);
        fast.answered(first, ACCEPTED, at(answered));

        assertThat(fast.ask(at(answered))).isInstanceOf(Admission.Granted.class);
        assertThat(fast.ask(at(answered))).isEqualTo(new Admission.NotBefore(answered.plusMillis(2)));
        assertThat(fast.ask(at(answered.plusMillis(2)))).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void aRefusalAmongSeveralPausesForTwoSecondsAndHalvesTheCeiling() {
        started();

        budget.answered(started(), REFUSED, at(now));

        assertThat(budget.ask(at(now))).isEqualTo(new Admission.NotBefore(now.plusSeconds(2)));
        assertThat(budget.state(at(now)).inFlightCeiling()).isEqualTo(1);
    }

    @Test
    void aCallRefusedAloneWaitsUntilTheWindowHasPassed() {
        budget.answered(started(), REFUSED, at(now));

        assertThat(budget.ask(at(now))).isEqualTo(new Admission.NotBefore(now.plusSeconds(61)));
    }

    @Test
    void zohosOwnWordOnThePauseCounts() {
        budget.answered(started(), new CallOutcome.Refused(Optional.of(Duration.ofSeconds(17))), at(now));

        assertThat(budget.ask(at(now))).isEqualTo(new Admission.NotBefore(now.plusSeconds(17)));
    }

    @Test
    void theMinuteIsFullAfterItsCallsAndOpensAgainOneByOne() {
        for (int i = 0; i < 48; i++) {
            budget.answered(started(), ACCEPTED, at(now));
        }

        assertThat(budget.state(at(now)).leftThisMinute()).isZero();
        assertThat(budget.ask(at(now.plusMillis(100))))
                .isEqualTo(new Admission.NotBefore(NOON.plusMillis(100).plusSeconds(61)));
    }

    @Test
    void aUsedUpQuotaClosesTheBudgetUntilItsReset() {
        Instant reset = MIDNIGHT_IN_INDIA;
        budget.answered(started(), new CallOutcome.QuotaUsedUp(), at(now));

        assertThat(budget.ask(at(now.plusSeconds(100)))).isEqualTo(new Admission.Closed(reset));
        assertThat(budget.ask(at(reset))).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void aCallThatIsNotNotedWaitsForTheNote() {
        for (int i = 0; i < 8; i++) {
            now = now.plusMillis(100);
            budget.answered(((Admission.Granted) budget.ask(at(now))).ticket(), ACCEPTED, at(now));
        }
        now = now.plusMillis(100);

        assertThat(budget.ask(at(now))).isEqualTo(new Admission.AfterANote());
        int wanted = budget.wanted(at(now));
        assertThat(wanted).isEqualTo(8);
        assertThat(budget.book(wanted, at(now)).lately()).isEqualTo(16);
        budget.noted(wanted);
        assertThat(budget.ask(at(now))).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void theNextReplicaCountsTheCallsOfTheOneBefore() {
        for (int i = 0; i < 40; i++) {
            budget.answered(started(), ACCEPTED, at(now));
        }

        CallBudget next = budget(0);
        next.begin(lastBook(), at(now));

        assertThat(next.state(at(now)).leftThisMinute()).isEqualTo(8);
        assertThat(next.state(at(now)).callsToday()).isEqualTo(40);
        assertThat(next.state(at(now.plusSeconds(60))).leftThisMinute())
                .as("nobody knows when they were made, so all count as made at the take-over")
                .isEqualTo(8);
        assertThat(next.state(at(now.plusSeconds(61))).leftThisMinute()).isEqualTo(48);
    }

    @Test
    void whatADeadReplicaMayHaveStartedCountsAsStartedJustNow() {
        budget.answered(started(), ACCEPTED, at(now));
        int more = 8;
        CallBook left = budget.book(more, at(now));
        Instant later = now.plusSeconds(50);

        CallBudget next = budget(0);
        next.begin(left, at(later));

        assertThat(left.lately()).isEqualTo(1 + 7 + 8);
        assertThat(next.state(at(later)).leftThisMinute()).isEqualTo(48 - 1 - 15);
        assertThat(next.state(at(later)).callsToday()).isEqualTo(16);
        assertThat(next.state(at(later.plusSeconds(61))).leftThisMinute()).isEqualTo(48);
    }

    @Test
    void aPauseAndAnEndOfTheDayHoldForTheNextReplicaToo() {
        Instant reset = MIDNIGHT_IN_INDIA;
        budget.answered(started(), REFUSED, at(now));
        CallBudget paused = budget(0);
        paused.begin(lastBook(), at(now));
        noteAll(paused, now);
        budget.answered(ticketOfTheFuture(), new CallOutcome.QuotaUsedUp(), at(now));
        CallBudget closed = budget(0);
        closed.begin(lastBook(), at(now));
        noteAll(closed, now);

        assertThat(paused.ask(at(NOON.plusSeconds(1)))).isEqualTo(new Admission.NotBefore(NOON.plusMillis(61_100)));
        assertThat(closed.ask(at(NOON.plusSeconds(600)))).isEqualTo(new Admission.Closed(reset));
    }

    private Ticket ticketOfTheFuture() {
        now = now.plusSeconds(100);
        return started();
    }

    @Test
    void aKnownQuotaOfTheDayIsKeptUntilMidnightOfTheAccount() {
        CallBudget small = budget(2);

        Ticket first = ((Admission.Granted) small.ask(at(NOON))).ticket();
        small.answered(first, REFUSED, at(NOON));
        Instant afterPause = NOON.plusSeconds(61);
        noteAll(small, afterPause);
        small.answered(((Admission.Granted) small.ask(at(afterPause))).ticket(), ACCEPTED, at(afterPause));
        Instant second = afterPause.plusSeconds(1);
        noteAll(small, second);
        small.answered(((Admission.Granted) small.ask(at(second))).ticket(), ACCEPTED, at(second));

        assertThat(small.state(at(second)).leftToday())
                .as("a refused call takes nothing")
                .isZero();
        assertThat(small.ask(at(second.plusSeconds(1)))).isEqualTo(new Admission.Closed(MIDNIGHT_IN_INDIA));
        assertThat(small.state(at(MIDNIGHT_IN_INDIA)).leftToday()).isEqualTo(2);
        noteAll(small, MIDNIGHT_IN_INDIA);
        assertThat(small.ask(at(MIDNIGHT_IN_INDIA))).isInstanceOf(Admission.Granted.class);
    }

    @Test
    void aUsedUpQuotaLeavesNothingAndAnOperatorOpensItWithoutAClaimToWhatIsLeft() {
        CallBudget plan = budget(2000);
        plan.answered(((Admission.Granted) plan.ask(at(NOON))).ticket(), new CallOutcome.QuotaUsedUp(), at(NOON));

        assertThat(plan.state(at(NOON)).leftToday()).isZero();
        assertThat(plan.state(at(NOON)).leftThisMinute()).isZero();
        assertThat(plan.state(at(NOON)).pausedUntil()).isEqualTo(MIDNIGHT_IN_INDIA);

        plan.endPause(at(NOON));

        assertThat(plan.state(at(NOON)).pausedUntil()).isNull();
        assertThat(plan.state(at(NOON)).leftToday())
                .as("nobody knows how many were bought")
                .isNull();
        assertThat(plan.state(at(MIDNIGHT_IN_INDIA)).leftToday()).isEqualTo(2000);
    }

    @Test
    void theEndOfAPauseOpensAConfiguredQuotaTooUntilTheResetAndForTheNextTerm() {
        CallBudget small = budget(1);
        small.answered(((Admission.Granted) small.ask(at(NOON))).ticket(), ACCEPTED, at(NOON));
        now = NOON.plusSeconds(1);
        assertThat(small.ask(at(now))).isEqualTo(new Admission.Closed(MIDNIGHT_IN_INDIA));

        small.endPause(at(now));
        CallBudget next = budget(1);
        next.begin(small.book(0, at(now)), at(now));
        now = NOON.plusSeconds(2);
        noteAll(next, now);

        assertThat(next.ask(at(now))).isInstanceOf(Admission.Granted.class);
        assertThat(next.state(at(MIDNIGHT_IN_INDIA)).leftToday()).isEqualTo(1);
    }

    @Test
    void theEndOfAPauseAfterARefusalLeavesTheConfiguredQuotaAsItIs() {
        CallBudget plan = budget(2000);
        plan.answered(((Admission.Granted) plan.ask(at(NOON))).ticket(), REFUSED, at(NOON));

        plan.endPause(at(NOON));

        assertThat(plan.state(at(NOON)).leftToday()).isEqualTo(2000);
    }
}
