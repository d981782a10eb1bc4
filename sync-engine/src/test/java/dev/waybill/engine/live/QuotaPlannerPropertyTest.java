package dev.waybill.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A property for each rule of the planner. */
class QuotaPlannerPropertyTest {

    private static final Instant RESET = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration AIM = Duration.ofMinutes(1);

    private final QuotaPlanner planner = new QuotaPlanner(AIM, Interim.SPARE);

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<Outbox.Load> loads = Combinators.combine(
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(0, 300))
                .as((ready, unread) -> new Outbox.Load(ready, unread, null));
        Arbitrary<Forecast> forecasts = Combinators.combine(
                        Arbitraries.doubles().between(0, 2000),
                        Arbitraries.doubles().between(0, 100),
                        Arbitraries.integers().between(0, 24 * 60))
                .as((all, failed, busy) -> new Forecast(all, Math.min(all, failed), Duration.ofMinutes(busy)));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 24 * 60),
                        Arbitraries.longs().between(0, 1000),
                        Arbitraries.integers().between(-5, 48),
                        Arbitraries.longs().between(0, 60),
                        forecasts,
                        loads,
                        loads,
                        Arbitraries.integers().between(0, 1).tuple4())
                .as((minutes, left, minute, net, forecast, failed, delivered, flags) -> new Situation(
                        RESET.minus(Duration.ofMinutes(minutes)),
                        RESET,
                        1000,
                        left,
                        minute,
                        net,
                        forecast,
                        failed,
                        delivered,
                        flags.get1() == 1,
                        flags.get2() == 1,
                        flags.get3(),
                        flags.get3() == 1 ? RESET.minus(Duration.ofMinutes(minutes + 1)) : null,
                        flags.get4() == 1 && minutes % 5 == 0 ? RESET : null));
    }

    @Property
    void neverACallBeyondTheDayOrTheMinute(@ForAll("situations") Situation now) {
        Verdict verdict = planner.plan(now);

        assertThat((long) verdict.writes()).isLessThanOrEqualTo(now.callsLeft());
        assertThat(verdict.writes()).isLessThanOrEqualTo(Math.max(0, now.minuteLeft()));
        if (now.minuteLeft() <= 0 || now.closedUntil() != null) {
            assertThat(verdict.writes()).isZero();
            assertThat(verdict.lookUp()).isFalse();
        }
    }

    @Property
    void theReserveIsSpentOnlyByThoseItIsKeptFor(@ForAll("situations") Situation now) {
        Verdict verdict = planner.plan(now);

        if (verdict.allowance() == 0) {
            assertThat(verdict.which()).doesNotContain(Priority.DELIVERED, Priority.INTERIM);
        }
        if (verdict.which().contains(Priority.DELIVERED)) {
            assertThat((long) verdict.writes()).isLessThanOrEqualTo(verdict.allowance());
        }
        long net = Math.min(now.callsLeft(), now.netCalls());
        assertThat(now.callsLeft() - verdict.writes()).isGreaterThanOrEqualTo(net);
    }

    @Property
    void failedMessagesGoAsLongAsAnythingMay(@ForAll("situations") Situation now) {
        Verdict verdict = planner.plan(now);

        if (!verdict.which().isEmpty()) {
            assertThat(verdict.which()).contains(Priority.FAILED);
        }
    }

    @Property
    void whatTheRestOfTheDayCannotNeedIsNotKept(@ForAll("situations") Situation now) {
        Situation last = new Situation(
                RESET.minus(Duration.ofMinutes(5)),
                RESET,
                now.quota(),
                now.callsLeft(),
                48,
                0,
                new Forecast(0, 0, Duration.ZERO),
                Outbox.Load.NONE,
                now.delivered(),
                now.ripeInterim(),
                now.ripeUnreadInterim(),
                0,
                null,
                null);

        Verdict verdict = planner.plan(last);

        assertThat(verdict.reserve()).isZero();
        assertThat(verdict.allowance()).isEqualTo(now.callsLeft());
        if (now.callsLeft() > 1 && last.delivered().unread() > 0) {
            assertThat(verdict.lookUp()).isTrue();
        }
    }

    @Property
    void interimStatusesTakeOnlyCallsToSpare(@ForAll("situations") Situation now) {
        Verdict verdict = planner.plan(now);

        if (verdict.affordable().contains(Priority.INTERIM)) {
            int waiting = now.failed().all() + now.delivered().all();
            assertThat((double) verdict.allowance() - waiting)
                    .isGreaterThan(2.5 * now.forecast().messages());
        }
        assertThat(new QuotaPlanner(AIM, Interim.NEVER).plan(now).affordable()).doesNotContain(Priority.INTERIM);
    }

    @Property
    void withCallsToSpareNothingIsGathered(@ForAll("situations") Situation now) {
        Verdict verdict = planner.plan(now);

        int waiting = now.failed().all() + now.delivered().all();
        if (verdict.allowance() - waiting > 2.8 * now.forecast().messages()) {
            assertThat(verdict.window()).isZero();
        }
    }

    @Property
    void theLookUpsOfTheWindowsLeaveCallsForWhatIsForecast(@ForAll("situations") Situation now) {
        Verdict verdict = planner.plan(now);

        if (!verdict.window().isZero() && verdict.window().compareTo(QuotaPlanner.LONGEST_WINDOW) < 0) {
            double lookUps =
                    (double) now.forecast().busy().toMillis() / verdict.window().toMillis();
            double spare = now.callsLeft() - now.forecast().messages();
            assertThat(lookUps).isLessThanOrEqualTo(1.01 + Math.max(spare, now.callsLeft() / 12.0));
        }
    }

    @Property
    void whatWaitsIsLookedUpWhenTheWindowIsOver(@ForAll("situations") Situation now) {
        Verdict verdict = planner.plan(now);

        boolean over =
                now.lastLookUp() == null || !now.now().isBefore(now.lastLookUp().plus(verdict.window()));
        boolean open = now.closedUntil() == null && now.minuteLeft() > 0;
        if (open && over && now.delivered().unread() > 0 && verdict.allowance() > 1) {
            assertThat(verdict.lookUp()).isTrue();
        }
    }
}
