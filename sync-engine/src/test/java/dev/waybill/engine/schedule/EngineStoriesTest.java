package dev.waybill.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.world.Replica;
import dev.waybill.engine.world.VirtualTime;
import dev.waybill.engine.world.World;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Parking;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The faults that the shape of the sync once had, each played to its end on one replica. */
class EngineStoriesTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final World world = new World();

    private Replica idleReplica() {
        Replica replica = world.replica();
        world.nextEnd(SOON);
        replica.stopScheduler();
        return replica;
    }

    private Request request(Replica replica, Request.Kind kind) {
        return new Request(replica.engine.newId(), kind);
    }

    @Test
    void aCallerWhoLeavesAtAnyPointOfTheStartLeavesNothingBehind() {
        Replica one = idleReplica();
        for (int millis = 0; millis <= 40; millis++) {
            for (Request.Kind kind : Request.Kind.values()) {
                Cancellable caller =
                        one.engine.ask(request(one, kind)).subscribe().with(answer -> {});
                world.pass(Duration.ofMillis(millis));
                caller.cancel();
                world.pass(Duration.ofSeconds(5));

                assertThat(one.cycles.running()).isEmpty();
            }
        }
        assertThat(world.ended()).hasSize(1 + 41);
        assertThat(world.started()).isEqualTo(1 + 41);
    }

    @Test
    void aSecondCycleWhileOneRunsIsRefusedWithItsIdAndChangesNothing() {
        Replica one = idleReplica();
        world.changes(30, "delivered");
        Request first = request(one, Request.Kind.CYCLE);
        assertThat(world.time.await(one.engine.ask(first))).hasValue(Answer.DONE);
        world.pass(Duration.ofSeconds(1));

        assertThat(one.ask(Request.Kind.CYCLE)).hasValue(Answer.busy(first.id()));
        assertThat(one.ask(Request.Kind.DRY_RUN)).hasValue(Answer.busy(first.id()));

        assertThat(world.nextEnd(SOON).report().updated()).isEqualTo(30);
        assertThat(world.started()).isEqualTo(2);
    }

    /** The lease is lost to nobody for a while: the cycle of the old term still drains when the new term starts one. */
    @Test
    void theEndOfACycleOfALostTermTakesNothingFromTheNextOne() {
        Replica one = idleReplica();
        world.changes(60, "delivered");
        world.creator.latency = call -> Duration.ofSeconds(14);
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(20));
        int before = world.creator.calls.size();
        assertThat(before).isGreaterThan(1);
        one.controls.fails = "lease"::equals;
        world.time.passUntil(() -> !one.engine.leads(), Duration.ofMinutes(2));
        one.controls.fails = key -> false;
        world.time.passUntil(one.engine::leads, Duration.ofMinutes(2));
        int stale = world.creator.calls.size();
        world.creator.latency = call -> Duration.ofMillis(100);
        int controlCalls = one.controls.calls;

        Optional<Answer> answer = one.ask(Request.Kind.CYCLE);
        if (answer.isPresent() && answer.get().runningId() != null) {
            assertThat(world.nextEnd(SOON).report().end()).isEqualTo(RunEnd.STOPPED);
            assertThat(world.creator.calls).as("stale writes").hasSize(stale);
            assertThat(one.ask(Request.Kind.CYCLE)).hasValue(Answer.DONE);
        }
        RunRecord second = world.nextEnd(Duration.ofMinutes(5));
        world.pass(SOON);

        assertThat(second.report().end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(world.allDelivered()).isTrue();
        assertThat(world.creator.stepsDown).isZero();
        assertThat(one.controls.calls - controlCalls).isLessThan(600);
    }

    @Test
    void stopEndsACycleThatAnOperatorStartedWhileTheSchedulerIsOff() {
        Replica one = idleReplica();
        world.changes(200, "delivered");
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(2));

        one.stopScheduler();
        RunRecord stopped = world.nextEnd(Duration.ofSeconds(5));

        assertThat(stopped.report().end()).isEqualTo(RunEnd.STOPPED);
        assertThat(stopped.report().left()).isPositive();
        assertThat(stopped.report().unknown()).isZero();
        assertThat(one.ask(Request.Kind.CYCLE)).hasValue(Answer.DONE);
        assertThat(world.nextEnd(LONG).report().end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(world.allMarked()).isTrue();
    }

    /** Whatever call of the store fails once around the due time, a cycle has done its work three minutes later. */
    @Test
    void aStoreThatFailsForAMomentDoesNotLoseTheDueCycle() {
        for (String what :
                List.of("all", "carry-over", "rejected/0", "requests", "scheduler", "late-events", "lease")) {
            for (int from = 0; from <= 60; from += 12) {
                World own = new World();
                own.interval = Duration.ofMinutes(5);
                Replica one = own.replica();
                own.nextEnd(SOON);
                own.changes(3, "delivered");
                Instant due = own.time.now().plus(own.interval);
                own.pass(Duration.between(own.time.now(), due.minusSeconds(5)));
                one.controls.fails = key -> what.equals("all") || key.equals(what);
                one.runs.fails = call -> what.equals("all");
                one.statuses.fails = call -> what.equals("all");
                own.pass(Duration.ofSeconds(from));
                one.controls.fails = key -> false;
                one.runs.fails = call -> false;
                one.statuses.fails = call -> false;
                own.pass(Duration.ofMinutes(3));

                assertThat(own.allDelivered()).as(what + " for " + from + " s").isTrue();
            }
        }
    }

    @Test
    void aCycleThatCouldNotBeginIsRecordedWithItsReason() {
        Replica one = world.newReplica();
        one.controls.fails = "carry-over"::equals;
        one.engine.start();

        RunRecord broken = world.nextEnd(SOON);

        assertThat(broken.report().end()).isEqualTo(RunEnd.FAILED);
        assertThat(broken.report().reason()).contains("the store");
        one.controls.fails = key -> false;
        assertThat(world.nextEnd(Duration.ofSeconds(90)).report().end()).isEqualTo(RunEnd.COMPLETED);
    }

    @Test
    void housekeepingThatFailsPreventsNoCycle() {
        Replica one = world.newReplica();
        world.changes(3, "delivered");
        one.statuses.fails = "unsynced"::equals;
        one.engine.start();

        assertThat(world.nextEnd(SOON).report().updated()).isEqualTo(3);
    }

    @Test
    void aStoreThatIsSlowToKeepTheLeaseEndsNoCycle() {
        for (int seconds : new int[] {5, 8, 11}) {
            World own = new World();
            Replica one = own.replica();
            own.nextEnd(SOON);
            own.changes(100, "delivered");
            one.ask(Request.Kind.CYCLE);
            one.controls.latency = () -> Duration.ofSeconds(seconds);

            RunRecord run = own.nextEnd(Duration.ofMinutes(30));

            assertThat(run.report().end()).as(seconds + " s").isEqualTo(RunEnd.COMPLETED);
            assertThat(run.report().updated()).isEqualTo(100);
            assertThat(one.engine.leads()).isTrue();
        }
    }

    @Test
    void oneLostAnswerWhileTheLeaseIsKeptEndsNoCycle() {
        Replica one = idleReplica();
        world.changes(100, "delivered");
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(3));
        one.controls.losesAnswer = "lease"::equals;
        world.pass(Duration.ofSeconds(12));
        one.controls.losesAnswer = key -> false;

        assertThat(world.nextEnd(LONG).report().updated()).isEqualTo(100);
        assertThat(one.unlawful).isEmpty();
        assertThat(world.creator.refused).isLessThanOrEqualTo(3);
    }

    @Test
    void aStartRightAfterARunIsShownAsEndedIsTaken() {
        Replica one = idleReplica();
        List<Answer> answers = new ArrayList<>();
        AtomicReference<Integer> more = new AtomicReference<>(10);
        one.runs.onEnded = record -> {
            if (more.updateAndGet(n -> n - 1) >= 0) {
                one.engine
                        .ask(request(one, Request.Kind.CYCLE))
                        .subscribe()
                        .with(answer -> answers.add(answer.orElseThrow()));
            }
        };
        one.ask(Request.Kind.CYCLE);
        world.pass(SOON);

        assertThat(answers).hasSize(10).containsOnly(Answer.DONE);
    }

    @Test
    void theFirstCycleComesWithinAMinuteOfTheStartIfTheLastIsOld() {
        Replica one = world.replica();
        world.nextEnd(SOON);
        one.close();
        world.pass(Duration.ofHours(2));
        int before = world.started();

        world.replica();
        world.pass(SOON);

        assertThat(world.started()).isEqualTo(before + 1);
    }

    @Test
    void afterARestartTheCycleIsDueAnIntervalAfterTheLastStart() {
        Replica one = world.replica();
        world.nextEnd(SOON);
        Instant lastStart = world.ended().getLast().startedAt();
        world.pass(Duration.ofMinutes(20));
        one.close();
        world.replica();

        RunRecord next = world.nextEnd(LONG);

        assertThat(Duration.between(lastStart, next.startedAt())).isBetween(World.HOUR, World.HOUR.plusSeconds(3));
    }

    @Test
    void anObserverThatThrowsLeavesCloseWorking() {
        Replica one = idleReplica();
        one.runs.onEnded = record -> {
            throw new IllegalStateException("an observer is broken");
        };
        world.changes(3, "delivered");
        one.ask(Request.Kind.CYCLE);
        world.pass(SOON);

        assertThat(one.cycles.running()).isEmpty();
        assertThat(one.ask(Request.Kind.CYCLE)).hasValue(Answer.DONE);
        world.pass(SOON);
        assertThat(one.close()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aRetryAfterOfDaysIsBelievedForAQuarterOfAnHourAndThenOneCallTries() {
        Replica one = idleReplica();
        world.changes(20, "delivered");
        world.creator.fault =
                call -> Optional.of(new CallFailure.Throttled(2955, "too many calls", Duration.ofDays(11), null));
        int before = world.creator.calls.size();
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofMinutes(14));
        assertThat(world.creator.calls).hasSize(before + 1);
        assertThat(world.time.await(one.engine.budget()).pausedUntil()).isNotNull();

        world.creator.fault = call -> Optional.empty();
        world.pass(Duration.ofMinutes(2));

        assertThat(world.allDelivered()).isTrue();
    }

    @Test
    void anOperatorEndsAPause() {
        Replica one = idleReplica();
        world.changes(20, "delivered");
        world.creator.fault =
                call -> Optional.of(new CallFailure.Throttled(2955, "too many calls", Duration.ofDays(11), null));
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofMinutes(1));
        world.creator.fault = call -> Optional.empty();

        assertThat(one.ask(Request.Kind.END_PAUSE).orElseThrow().pausedUntil()).isNotNull();

        assertThat(world.nextEnd(SOON).report().updated()).isEqualTo(20);
    }

    @Test
    void aUsedUpQuotaWaitsForItsResetAndAnOperatorMayOpenItAgain() {
        Replica one = world.newReplica();
        world.changes(20, "delivered");
        world.creator.fault = call -> Optional.of(new CallFailure.QuotaUsedUp(4000, "used up", null));
        one.engine.start();
        assertThat(world.nextEnd(SOON).report().end()).isEqualTo(RunEnd.PARTIAL);
        world.pass(Duration.ofHours(5));
        assertThat(world.creator.calls).hasSize(1);

        world.creator.fault = call -> Optional.empty();
        one.ask(Request.Kind.END_PAUSE);
        assertThat(world.nextEnd(SOON).report().updated()).isEqualTo(20);
    }

    @Test
    void closeLetsCallsInFlightEndRecordsTheRunAndFreesTheLease() {
        Replica one = idleReplica();
        world.changes(200, "delivered");
        world.creator.latency = call -> Duration.ofSeconds(4);
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(40));
        int calls = world.creator.calls.size();

        Duration took = one.close();

        assertThat(took).isLessThan(Duration.ofSeconds(6));
        assertThat(world.creator.calls).hasSize(calls);
        RunRecord run = world.ended().getLast();
        assertThat(run.report().end()).isEqualTo(RunEnd.STOPPED);
        assertThat(run.report().unknown()).isZero();
        assertThat(run.report().updated()).isEqualTo(calls - 2 - world.creator.refused);
        assertThat(world.holder()).isEmpty();
    }

    @Test
    void aCallThatNobodyAnswersKeepsCloseNoLongerThanItsTime() {
        Replica one = idleReplica();
        world.changes(5, "delivered");
        world.creator.latency = call -> Duration.ofDays(1);
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(5));

        assertThat(one.close()).isLessThan(Duration.ofSeconds(35));
    }

    @Test
    void aDayAfterTheEventWhatNoRecordAsksForIsParkedAndComesBackWithItsRecord() {
        Replica one = idleReplica();
        world.event("nobody", "delivered", 1);
        StatusEvent lone = event(null, 2);
        world.events.put(lone.id(), lone);
        StatusEvent fresh = event("also-nobody", 100_000 + 60);
        world.events.put(fresh.id(), fresh);
        world.changes(1, "delivered");
        one.ask(Request.Kind.CYCLE);
        world.nextEnd(SOON);

        assertThat(one.statuses.parked.values())
                .as("the third is not a day old, the fourth was written")
                .containsExactly(Parking.UNLINKED, Parking.UNMATCHED);

        world.creator.records.put("late", new PendingRecord("late", "nobody", "sent"));
        world.creator.fault =
                call -> call.writes() ? Optional.of(new CallFailure.Rejected(3002, "no", null)) : Optional.empty();
        one.ask(Request.Kind.CYCLE);
        world.nextEnd(SOON);
        one.ask(Request.Kind.CYCLE);
        world.nextEnd(SOON);
        assertThat(one.statuses.parked.values())
                .as("its record waits for its next try")
                .containsExactly(Parking.UNLINKED);
    }

    private static StatusEvent event(@Nullable String queueId, int second) {
        Instant at = VirtualTime.START.minusSeconds(100_000).plusSeconds(second);
        return new StatusEvent(
                DocumentId.ofStatus("wamid.lone" + second, "delivered", null, null, at.toString()),
                "wamid.lone" + second,
                queueId,
                "delivered",
                null,
                at,
                at,
                false);
    }
}
