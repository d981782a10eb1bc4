package dev.waybill.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CallBudgetPropertyTest {

    private static final Duration LEAST_DELAY = Duration.ofMillis(100);
    private static final QuotaReset MIDNIGHT = new QuotaReset(ZoneOffset.UTC);

    @Property(tries = 300)
    void whateverTheServerSaysTheLimitsHoldAndEveryCallIsMade(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int perMinute,
            @ForAll @IntRange(min = 1, max = 10) int mostInFlight,
            @ForAll @IntRange(min = 0, max = 60) int refusedPercent) {
        Random dice = new Random(seed);
        CallBudget budget = new CallBudget(new BudgetLimits(perMinute, 0, LEAST_DELAY, mostInFlight), MIDNIGHT);

        Simulation seen = new Simulation();
        seen.wallAhead = () -> Duration.ofMinutes(dice.nextInt(2000) - 1000);
        seen.takeOver(budget);
        seen.run(
                budget,
                (arrival, inFlight) ->
                        new Simulation.Answer(anyOutcome(dice, refusedPercent), Duration.ofMillis(dice.nextInt(5000))),
                150);

        assertThat(seen.mostStartsInAMinute()).isLessThanOrEqualTo(perMinute);
        assertThat(seen.mostInFlight).isLessThanOrEqualTo(mostInFlight);
        for (int i = 1; i < seen.starts.size(); i++) {
            assertThat(Duration.between(seen.starts.get(i - 1), seen.starts.get(i)))
                    .isGreaterThanOrEqualTo(LEAST_DELAY);
        }
    }

    /** Each life ends as it was meant to or dies with calls in flight; the next one knows the book only. */
    @Property(tries = 300)
    void theMinuteHoldsOverManyReplicasOneAfterTheOther(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int perMinute) {
        Random dice = new Random(seed);
        Simulation seen = new Simulation();
        seen.wallAhead = () -> Duration.ofMinutes(dice.nextInt(2000) - 1000);
        for (int life = 0; life < 12; life++) {
            CallBudget budget = new CallBudget(new BudgetLimits(perMinute, 0, LEAST_DELAY, 10), MIDNIGHT);
            seen.takeOver(budget);
            seen.run(
                    budget,
                    (arrival, inFlight) ->
                            new Simulation.Answer(new CallOutcome.Accepted(), Duration.ofMillis(dice.nextInt(2000))),
                    seen.answered + dice.nextInt(20));
            if (dice.nextBoolean()) {
                seen.end(budget);
            } else {
                seen.die();
            }
            seen.now = seen.now.plusMillis(dice.nextInt(20_000));
        }

        assertThat(seen.mostStartsInAMinute()).isLessThanOrEqualTo(perMinute);
    }

    private static CallOutcome anyOutcome(Random dice, int refusedPercent) {
        int chance = dice.nextInt(100);
        if (chance < refusedPercent) {
            return new CallOutcome.Refused(
                    dice.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofSeconds(dice.nextInt(30))));
        }
        return chance % 5 == 0 ? new CallOutcome.Failed() : new CallOutcome.Accepted();
    }

    /** Zoho as documented: 50 calls in a fixed minute that began at any time, and 6 at a time. */
    @Property(tries = 300)
    void zohosOwnLimitsAreMetWithAtMostThreeRefusals(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 59_999) int phase,
            @ForAll @IntRange(min = 1, max = 3000) int slowest) {
        CallBudget budget = new CallBudget(new BudgetLimits(48, 0, LEAST_DELAY, 10), MIDNIGHT);

        Simulation seen = new Simulation().run(budget, new DocumentedLimits(new Random(seed), phase, slowest), 121);

        assertThat(seen.refused).isLessThanOrEqualTo(3);
        assertThat(seen.mostInFlight).isLessThanOrEqualTo(7);
        assertThat(Duration.between(Simulation.START, seen.now)).isLessThan(Duration.ofMinutes(4));
    }

    private record DocumentedLimits(Random dice, int phase, int slowest, Deque<Instant> window)
            implements Simulation.Server {

        DocumentedLimits(Random dice, int phase, int slowest) {
            this(dice, phase, slowest, new ArrayDeque<>());
        }

        @Override
        public Simulation.Answer answer(Instant arrival, int atTheServer) {
            while (!window.isEmpty() && minute(window.peek()) != minute(arrival)) {
                window.remove();
            }
            if (atTheServer > 6 || window.size() >= 50) {
                return new Simulation.Answer(new CallOutcome.Refused(Optional.empty()), Duration.ofMillis(20));
            }
            window.add(arrival);
            return new Simulation.Answer(new CallOutcome.Accepted(), Duration.ofMillis(1 + dice.nextInt(slowest)));
        }

        private long minute(Instant time) {
            return Math.floorDiv(time.toEpochMilli() + phase, 60_000L);
        }
    }
}
