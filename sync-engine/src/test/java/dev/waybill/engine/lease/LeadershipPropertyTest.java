package dev.waybill.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.budget.BudgetLimits;
import dev.waybill.engine.budget.CallBudget;
import dev.waybill.engine.budget.QuotaReset;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.MemoryControls;
import dev.waybill.engine.world.ByReference;
import dev.waybill.engine.world.ProcessTime;
import dev.waybill.engine.world.RemoteControls;
import dev.waybill.engine.world.VirtualTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to clocks, processes and the way to the store, at most one replica holds the lease. */
class LeadershipPropertyTest {

    private static final LeaseTimes TIMES = LeaseTimes.lookingEvery(Duration.ofSeconds(2));

    /** A store and three replicas. */
    private static final class Cluster {
        private final VirtualTime time = new VirtualTime();
        private final MemoryControls store = new MemoryControls();
        private final ByReference codec = new ByReference();
        private final List<Long> begun = new ArrayList<>();
        private final List<Node> nodes;

        Cluster(Random dice) {
            nodes = List.of(
                    new Node(this, "one", true),
                    new Node(this, "two", false),
                    new Node(this, "three", dice.nextBoolean()));
        }

        long holders() {
            return nodes.stream().filter(Node::holds).count();
        }
    }

    private static final class Node implements Leadership.Duties {
        private final List<Long> begun;

        /**
         * Whether somebody sets its wall clock; otherwise its machine is suspended. A replica whose wall clock is set
         * back while its machine is suspended cannot know how much time went by, so no lease can hold.
         */
        private final boolean clockIsSet;

        private final ProcessTime process;
        private final RemoteControls controls;
        private final Leadership leadership;

        Node(Cluster cluster, String name, boolean clockIsSet) {
            this.clockIsSet = clockIsSet;
            this.begun = cluster.begun;
            this.process = cluster.time.newProcess();
            this.controls = new RemoteControls(process, cluster.store);
            this.leadership = new Leadership(
                    new ControlCells(controls, cluster.codec),
                    process,
                    TIMES,
                    name,
                    () -> new CallBudget(new BudgetLimits(48, 0, Duration.ZERO, 10), new QuotaReset(ZoneOffset.UTC)),
                    this);
        }

        @Override
        public void begin(Term term) {
            begun.add(term.number());
        }

        @Override
        public void end(Term term, String why) {}

        boolean holds() {
            return process.isRunning() && leadership.term().filter(Term::holds).isPresent();
        }
    }

    @Property(tries = 30)
    void neverTwoHoldTheLeaseAndSomebodySoonDoes(@ForAll long seed) {
        Random dice = new Random(seed);
        Cluster cluster = new Cluster(dice);
        cluster.nodes.forEach(node -> node.leadership.start());
        for (int step = 0; step < 60; step++) {
            disturb(cluster.nodes.get(dice.nextInt(cluster.nodes.size())), dice);
            for (int part = 0; part < 20; part++) {
                cluster.time.pass(Duration.ofMillis(dice.nextInt(2000)));
                assertThat(cluster.holders()).isLessThanOrEqualTo(1);
            }
        }
        cluster.nodes.forEach(LeadershipPropertyTest::calm);
        cluster.time.pass(Duration.ofMinutes(4));

        assertThat(cluster.holders()).isEqualTo(1);
        assertThat(cluster.begun).isSorted().doesNotHaveDuplicates();
    }

    @Example
    void aLeaseThatIsOverWhenItsAnswerComesBeginsNoTerm() {
        neverTwoHoldTheLeaseAndSomebodySoonDoes(-9745384050451L);
    }

    private static void disturb(Node node, Random dice) {
        switch (dice.nextInt(7)) {
            case 0 -> node.process.freeze(Duration.ofSeconds(dice.nextInt(100)));
            case 1 -> {
                if (node.clockIsSet) {
                    node.process.step(Duration.ofSeconds(dice.nextInt(40_000) - 20_000));
                } else {
                    node.process.suspend(Duration.ofSeconds(dice.nextInt(100)));
                }
            }
            case 2 -> node.controls.fails = key -> true;
            case 3 -> node.controls.losesAnswer = key -> dice.nextBoolean();
            case 4 -> node.controls.latency = () -> Duration.ofMillis(dice.nextInt(20_000));
            default -> calm(node);
        }
    }

    private static void calm(Node node) {
        node.controls.fails = key -> false;
        node.controls.losesAnswer = key -> false;
        node.controls.latency = () -> Duration.ofMillis(4);
    }
}
