package dev.waybill.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.engine.cycle.Trigger;
import dev.waybill.engine.schedule.Request;
import dev.waybill.engine.world.FakeCreator;
import dev.waybill.engine.world.Replica;
import dev.waybill.engine.world.World;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveStoriesTest {

    private static final Duration ENOUGH = Duration.ofMinutes(5);

    private final World world = new World();

    @BeforeEach
    void liveIsOn() {
        world.live = true;
        world.callsPerDay = 1000;
    }

    /** A leader whose first cycle is over. */
    private Replica leader() {
        Replica replica = world.replica();
        world.time.passUntil(() -> !world.ended().isEmpty(), ENOUGH);
        return replica;
    }

    private void delivered(String queueId, Duration most) {
        world.time.passUntil(() -> world.status(queueId).equals("delivered"), most);
    }

    @Test
    void aLoneStatusIsInCreatorWithinSecondsAndBeforeAnyCycle() {
        leader();
        world.record("q", "");
        world.pass(Duration.ofMinutes(2));

        world.callback("q", "delivered");

        delivered("q", Duration.ofSeconds(3));
        world.pass(Duration.ofSeconds(1));
        assertThat(world.allMarked()).isTrue();
        assertThat(world.ended()).hasSize(1);
        assertThat(world.freshness).hasSize(1);
        assertThat(world.freshness.getFirst()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void theStoreIsAskedOnceASecondAtMost() {
        Replica leader = leader();
        int before = leader.statuses.asked("unsynced");

        world.pass(Duration.ofMinutes(1));

        assertThat(leader.statuses.asked("unsynced") - before).isBetween(50, 60);
        assertThat(leader.statuses.asked("histories")).isZero();
    }

    @Test
    void switchedOffCyclesAloneWrite() {
        world.live = false;
        leader();
        world.record("q", "");
        world.callback("q", "delivered");

        world.pass(Duration.ofMinutes(50));
        assertThat(world.status("q")).isEmpty();

        delivered("q", Duration.ofMinutes(15));
    }

    @Test
    void anInterimStatusIsOvertakenByTheFinalOneAndCostsNoCall() {
        leader();
        world.record("q", "");
        world.callback("q", "sent");
        world.callback("q", "accepted");
        world.pass(Duration.ofSeconds(10));
        assertThat(world.creator.writes()).isEmpty();

        world.callback("q", "delivered");

        delivered("q", Duration.ofSeconds(3));
        world.pass(Duration.ofMinutes(2));
        assertThat(world.creator.writes()).hasSize(1);
        assertThat(world.allMarked()).isTrue();
    }

    @Test
    void anInterimStatusIsWrittenWithCallsToSpareOnceNoFinalOneFollows() {
        leader();
        world.record("q", "");
        world.callback("q", "accepted");

        world.time.passUntil(() -> world.status("q").equals("accepted"), Duration.ofSeconds(30));
    }

    @Test
    void interimStatusesAreHeldByCyclesTooIfTheyAreNeverWanted() {
        world.interim = Interim.NEVER;
        world.record("held", "");
        world.callback("held", "accepted");
        world.record("final", "");
        world.callback("final", "failed");

        leader();
        world.pass(Duration.ofHours(3));

        assertThat(world.status("held")).isEmpty();
        assertThat(world.status("final")).isEqualTo("failed");
        assertThat(world.ended().getLast().report().left()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsCreatedLateGetsItsStatus() {
        leader();
        world.callback("q", "delivered");
        world.pass(Duration.ofSeconds(30));
        world.record("q", "");

        delivered("q", Duration.ofSeconds(60));
    }

    /** Creator compares letters as they are; the cycle does not. */
    @Test
    void aRecordThatNoLookUpFoundIsWrittenByTheCycleThatMeetsIt() {
        String queueId = "5d0f9a7e-3b0c-4c7e-9d0a-3f1b2c4d5e6f";
        Replica leader = leader();
        world.creator.records.put("upper", new PendingRecord("upper", queueId.toUpperCase(Locale.ROOT), ""));
        world.callback(queueId, "delivered");
        world.pass(Duration.ofSeconds(5));

        leader.ask(Request.Kind.CYCLE);

        world.time.passUntil(world::allDelivered, Duration.ofSeconds(10));
    }

    @Test
    void everyRecordOfAQueueIdGetsItsStatus() {
        leader();
        world.record("q", "");
        world.creator.records.put("other", new PendingRecord("other", "q", "sent"));
        world.callback("q", "delivered");

        world.time.passUntil(world::allDelivered, Duration.ofSeconds(5));
    }

    @Test
    void nothingElseIsWrittenToARecordForHalfAMinuteAfterAnUnknownOutcome() {
        leader();
        world.record("q", "");
        world.creator.fault = call -> call.writes() && call.status().equals("failed")
                ? Optional.of(new CallFailure.Unanswered(0, "no answer", true, null))
                : Optional.empty();
        world.callback("q", "failed");
        world.pass(Duration.ofSeconds(40));
        world.callback("q", "delivered");

        delivered("q", Duration.ofMinutes(2));

        FakeCreator.Call lost = world.creator.writes().stream()
                .filter(call -> call.status().equals("failed"))
                .max(Comparator.comparing(FakeCreator.Call::at))
                .orElseThrow();
        assertThat(Duration.between(lost.at(), world.creator.writes().getLast().at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aRefusedStatusIsNotTriedAgainByItself() {
        leader();
        world.record("q", "");
        world.creator.fault = call -> call.writes()
                ? Optional.of(new CallFailure.Rejected(3002, "a value that is not unique", null))
                : Optional.empty();
        world.callback("q", "delivered");

        world.pass(Duration.ofMinutes(30));

        assertThat(world.creator.writes()).hasSize(1);
    }

    @Test
    void whenEveryWriteIsRefusedItOnlyProbes() {
        leader();
        for (int i = 0; i < 200; i++) {
            world.record("q" + i, "");
        }
        world.creator.fault = call -> call.writes()
                ? Optional.of(new CallFailure.Rejected(3001, "Status: no choice of this field", null))
                : Optional.empty();
        for (int i = 0; i < 200; i++) {
            world.callback("q" + i, "delivered");
        }

        world.pass(Duration.ofMinutes(30));

        assertThat(world.creator.writes()).hasSizeBetween(20, 50);
    }

    /** Nobody can tell an empty status from one that the report does not show. */
    @Test
    void nothingIsWrittenWhileNoRecordShowsItsStatus() {
        leader();
        for (int i = 0; i < 5; i++) {
            world.record("q" + i, "read");
        }
        world.creator.absent = List.of("Status");
        for (int i = 0; i < 5; i++) {
            world.callback("q" + i, "failed");
        }

        world.pass(Duration.ofMinutes(40));

        assertThat(world.creator.writes()).isEmpty();
    }

    @Test
    void theDaysQuotaIsNeverPassedAndItsResetBringsTheRest() {
        world.callsPerDay = 60;
        leader();
        for (int i = 0; i < 100; i++) {
            world.record("q" + i, "");
            world.callback("q" + i, "delivered");
        }
        world.pass(Duration.ofHours(17));
        assertThat(world.creator.calls.size()).isBetween(45, 60);

        world.pass(Duration.ofHours(3));

        assertThat(world.creator.records.values().stream()
                        .filter(record -> record.status().equals("delivered"))
                        .count())
                .isGreaterThan(80);
        assertThat(world.creator.stepsDown).isZero();
    }

    @Test
    void theNextLeaderBringsWhatAKilledOneLeft() {
        Replica first = leader();
        world.replica();
        for (int i = 0; i < 30; i++) {
            world.record("q" + i, "");
            world.callback("q" + i, "delivered");
        }
        world.pass(Duration.ofSeconds(3));
        first.time.kill();

        world.time.passUntil(world::allDelivered, Duration.ofSeconds(120));
        world.pass(Duration.ofSeconds(5));
        assertThat(world.allMarked()).isTrue();
        assertThat(world.replicas)
                .allSatisfy(replica -> assertThat(replica.unlawful).isEmpty());
    }

    @Test
    void whatLiveSyncWroteIsARunOfTheHour() {
        leader();
        world.record("q", "");
        world.callback("q", "delivered");

        world.pass(Duration.ofHours(2));

        assertThat(world.ended())
                .filteredOn(run -> run.trigger() == Trigger.LIVE)
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.report().updated()).isEqualTo(1);
                    assertThat(run.calls()).isGreaterThan(0);
                });
    }

    @Test
    void itStandsStillWhileTheSchedulerIsOff() {
        Replica leader = leader();
        leader.stopScheduler();
        world.pass(Duration.ofSeconds(5));
        world.record("q", "");
        world.callback("q", "delivered");
        world.pass(Duration.ofMinutes(5));
        assertThat(world.status("q")).isEmpty();

        leader.startScheduler();

        delivered("q", Duration.ofSeconds(15));
    }
}
