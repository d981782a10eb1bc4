package dev.waybill.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.world.Replica;
import dev.waybill.engine.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock is set while cycles run and between them; machines are suspended. */
class ClockJumpsTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final World world = new World();
    private final Replica one = world.replica();

    @ParameterizedTest
    @ValueSource(strings = {"PT-5H-30M", "PT2H", "PT-48H", "PT48H"})
    void inMidCycleItChangesNothingButTheTimesThatAreShown(String jump) {
        world.nextEnd(SOON);
        one.stopScheduler();
        world.changes(100, "delivered");
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(20));

        one.time.step(Duration.parse(jump));
        RunRecord run = world.nextEnd(Duration.ofMinutes(5));

        assertThat(run.report().end())
                .isEqualTo(
                        jump.startsWith("PT-") ? RunEnd.COMPLETED : run.report().end());
        assertThat(run.duration()).isLessThan(Duration.ofMinutes(4));
        one.startScheduler();
        world.pass(Duration.ofMinutes(130));
        assertThat(world.allDelivered()).isTrue();
        assertThat(world.creator.mostInAMinute()).isLessThanOrEqualTo(48);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-5H-30M", "PT2H", "PT-48H", "PT48H"})
    void betweenCyclesTheNextOneComesWithinAnInterval(String jump) {
        world.nextEnd(SOON);
        world.pass(Duration.ofMinutes(30));
        world.changes(10, "delivered");

        one.time.step(Duration.parse(jump));
        world.pass(Duration.ofMinutes(31));

        assertThat(world.allDelivered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-5H-30M", "PT2H"})
    void aRestartAfterwardsPutsNothingOff(String jump) {
        world.nextEnd(SOON);
        one.time.step(Duration.parse(jump).negated());
        one.ask(Request.Kind.CYCLE);
        world.nextEnd(SOON);
        one.close();
        world.changes(10, "delivered");
        world.replica();
        world.pass(World.HOUR.plusMinutes(1));

        assertThat(world.allDelivered()).isTrue();
    }

    @Test
    void aPauseLastsAsLongAsItShouldWhateverTheWallClockDoes() {
        world.nextEnd(SOON);
        one.stopScheduler();
        world.changes(100, "delivered");
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(10));
        one.time.step(Duration.ofHours(-5));
        world.pass(Duration.ofSeconds(30));
        one.time.step(Duration.ofHours(5));

        assertThat(world.nextEnd(Duration.ofMinutes(4)).report().updated()).isEqualTo(100);
    }

    @Test
    void aMachineThatWasSuspendedStartsNoCallOfItsOldTerm() {
        world.nextEnd(SOON);
        one.stopScheduler();
        world.changes(100, "delivered");
        one.ask(Request.Kind.CYCLE);
        world.pass(Duration.ofSeconds(20));
        one.time.suspend(Duration.ofMinutes(10));
        Replica other = world.replica();
        world.pass(Duration.ofMinutes(5));
        assertThat(other.leads()).isTrue();
        world.pass(Duration.ofMinutes(10));

        assertThat(one.unlawful).isEmpty();
        assertThat(one.leads()).isFalse();
        other.startScheduler();
        world.pass(World.HOUR.plusMinutes(5));
        assertThat(world.allDelivered()).isTrue();
        assertThat(world.creator.stepsDown).isZero();
    }

    @Test
    void aSuspendedMachineAloneGoesOnAndItsDueCycleComesAtOnce() {
        world.nextEnd(SOON);
        world.changes(10, "delivered");
        one.time.suspend(Duration.ofHours(3));
        world.pass(Duration.ofHours(3).plusMinutes(2));

        assertThat(world.allDelivered()).isTrue();
    }
}
