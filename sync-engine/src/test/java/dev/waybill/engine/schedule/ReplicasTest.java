package dev.waybill.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.world.Replica;
import dev.waybill.engine.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several replicas on one store. */
class ReplicasTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final World world = new World();

    private Optional<Replica> leader() {
        return world.replicas.stream().filter(Replica::leads).findFirst();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void leadersThatDieOrStandStillNeverCallTogether(long seed) {
        Random dice = new Random(seed);
        world.replica();
        world.replica();
        world.replica();
        for (int round = 0; round < 20; round++) {
            world.changes(10 + dice.nextInt(60), dice.nextBoolean() ? "delivered" : "failed");
            world.time.passUntil(() -> leader().isPresent(), Duration.ofMinutes(5));
            world.pass(Duration.ofMillis(dice.nextInt(30_000)));
            leader().ifPresent(leader -> leader.ask(Request.Kind.CYCLE));
            world.pass(Duration.ofMillis(dice.nextInt(30_000)));
            Optional<Replica> leader = leader();
            if (leader.isEmpty()) {
                continue;
            }
            switch (dice.nextInt(5)) {
                case 0 -> {
                    leader.get().time.kill();
                    assertThat(world.time.passUntil(() -> leader().isPresent(), Duration.ofMinutes(3)))
                            .isLessThanOrEqualTo(Duration.ofSeconds(60));
                    world.replica();
                }
                case 1 -> leader.get().time.freeze(Duration.ofSeconds(dice.nextInt(120)));
                case 2 -> leader.get().time.suspend(Duration.ofSeconds(dice.nextInt(120)));
                case 3 -> {
                    leader.get().close();
                    leader.get().time.kill();
                    assertThat(world.time.passUntil(() -> leader().isPresent(), SOON))
                            .isLessThanOrEqualTo(Duration.ofSeconds(5));
                    world.replica();
                }
                default -> leader.get().time.step(Duration.ofMinutes(dice.nextInt(600) - 300));
            }
        }
        world.pass(Duration.ofHours(5));

        assertThat(world.replicas)
                .allSatisfy(replica -> assertThat(replica.unlawful).isEmpty());
        assertThat(world.replicas.stream().filter(Replica::leads)).hasSize(1);
        assertThat(world.creator.stepsDown).isZero();
        assertThat(world.creator.mostInAMinute()).isLessThanOrEqualTo(48);
        assertThat(world.allMarked()).isTrue();
    }

    @Test
    void afterCloseAnotherLeadsWithinItsLook() {
        Replica one = world.replica();
        world.nextEnd(SOON);
        Replica other = world.replica();
        world.pass(SOON);
        assertThat(other.leads()).isFalse();

        one.close();

        assertThat(world.time.passUntil(other::leads, SOON)).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void runNowDryRunStopAndEndOfPauseWorkOnTheReplicaThatDoesNotLead() {
        Replica leader = world.replica();
        world.nextEnd(SOON);
        Replica other = world.replica();
        world.pass(SOON);
        world.changes(100, "delivered");

        Answer looked = other.ask(Request.Kind.DRY_RUN).orElseThrow();
        assertThat(looked.dryRun().writes()).hasSize(100);
        assertThat(world.creator.writes()).isEmpty();

        other.stopScheduler();
        Request first = new Request(other.engine.newId(), Request.Kind.CYCLE);
        assertThat(world.time.await(other.engine.ask(first))).hasValue(Answer.DONE);
        world.pass(Duration.ofSeconds(5));
        assertThat(leader.cycles.running()).hasValue(first.id());
        assertThat(other.ask(Request.Kind.CYCLE)).hasValue(Answer.busy(first.id()));

        other.stopScheduler();
        assertThat(world.nextEnd(Duration.ofSeconds(5)).report().end()).isEqualTo(RunEnd.STOPPED);

        world.creator.fault =
                call -> Optional.of(new CallFailure.Throttled(2955, "too many calls", Duration.ofDays(1), null));
        other.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(90));
        world.creator.fault = call -> Optional.empty();
        assertThat(other.ask(Request.Kind.END_PAUSE).orElseThrow().pausedUntil())
                .isNotNull();
        assertThat(world.nextEnd(Duration.ofMinutes(4)).report().end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(world.allDelivered()).isTrue();
        assertThat(other.unlawful).isEmpty();
    }

    @Test
    void withoutALeaderACallerGetsNoAnswerAndTheNextLeaderDoesWhatWasAsked() {
        Replica leader = world.replica();
        world.nextEnd(SOON);
        Replica other = world.replica();
        world.pass(SOON);
        leader.time.kill();
        Request request = new Request(other.engine.newId(), Request.Kind.CYCLE);

        assertThat(world.time.await(other.engine.ask(request))).isEmpty();
        assertThat(world.time.await(other.engine.isOpen(request.id()))).isTrue();
        world.pass(SOON);

        assertThat(world.time.await(other.engine.answerTo(request.id()))).hasValue(Answer.DONE);
        assertThat(world.ended().getLast().runId()).isEqualTo(request.id());
    }

    @Test
    void theDaysCallsHoldOverTerms() {
        world.callsPerDay = 100;
        world.changes(300, "delivered");
        for (int term = 0; term < 6; term++) {
            Replica replica = world.replica();
            world.pass(Duration.ofSeconds(50));
            replica.ask(Request.Kind.CYCLE);
            world.pass(Duration.ofSeconds(20));
            if (term % 2 == 0) {
                replica.close();
            }
            replica.time.kill();
            world.pass(Duration.ofSeconds(60));
        }
        assertThat(world.creator.calls.size()).isBetween(80, 100);
    }

    @Test
    void recordsThatAreAllRefusedAreNotTriedAgainByTheNextReplica() {
        Replica first = world.newReplica();
        world.changes(12, "delivered");
        world.creator.fault = call -> call.writes()
                ? Optional.of(new CallFailure.Rejected(3002, "Status: no choice of this field", null))
                : Optional.empty();
        first.engine.start();
        assertThat(world.nextEnd(SOON).report().end()).isEqualTo(RunEnd.FAILED);
        first.time.kill();
        int tried = world.creator.writes().size();

        Replica second = world.replica();
        world.pass(Duration.ofMinutes(10));
        second.ask(Request.Kind.CYCLE);
        RunRecord again = world.nextEnd(SOON);

        assertThat(world.creator.writes()).hasSize(tried);
        assertThat(again.report().end()).isEqualTo(RunEnd.PARTIAL);
        assertThat(again.report().reason()).contains("Status: no choice of this field");

        world.creator.fault = call -> Optional.empty();
        world.pass(Duration.ofHours(3));
        assertThat(world.allDelivered()).isTrue();
        assertThat(world.ended().getLast().report().end()).isEqualTo(RunEnd.COMPLETED);
    }
}
