package dev.waybill.engine.world;

import dev.waybill.engine.budget.BudgetLimits;
import dev.waybill.engine.budget.CallBudget;
import dev.waybill.engine.budget.QuotaReset;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cycle.CycleLimits;
import dev.waybill.engine.cycle.CycleOptions;
import dev.waybill.engine.cycle.Cycles;
import dev.waybill.engine.cycle.RecordWriter;
import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.live.LiveOptions;
import dev.waybill.engine.live.LiveSync;
import dev.waybill.engine.live.NetPlan;
import dev.waybill.engine.schedule.Answer;
import dev.waybill.engine.schedule.Request;
import dev.waybill.engine.schedule.SyncEngine;
import dev.waybill.engine.schedule.SyncOptions;
import dev.waybill.model.status.StatusOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One process of the service. */
public final class Replica {

    private static final QuotaReset MIDNIGHT = new QuotaReset(ZoneOffset.UTC);

    public final String name;
    public final ProcessTime time;
    public final RemoteControls controls;
    public final MemoryStatuses statuses;
    public final Runs runs;
    public final Cycles cycles;
    public final LiveSync live;
    public final SyncEngine engine;

    /** Calls that this replica started while it did not lead, or while the lease in the store was another's. */
    public final List<FakeCreator.Call> unlawful = new ArrayList<>();

    private final World world;

    Replica(World world, String name) {
        this.world = world;
        this.name = name;
        this.time = world.time.newProcess();
        this.controls = new RemoteControls(time, world.controls);
        this.statuses = new MemoryStatuses(world.events, time);
        this.runs = new Runs(world.runs, time);
        ControlCells cells = new ControlCells(controls, world.codec);
        Random random = new Random(name.hashCode());
        CreatorLink creator = new CreatorLink(world.creator, world.time, time, name, this::started);
        CycleOptions options = new CycleOptions(new CycleLimits(20, 1000), 10, Duration.ofSeconds(1), MIDNIGHT);
        RejectedRecords rejected = new RejectedRecords(cells, time);
        NetPlan net = new NetPlan(world.interval, world.callsPerDay, MIDNIGHT);
        this.live = new LiveSync(
                statuses,
                cells,
                StatusOrder.DEFAULT,
                new RecordWriter(creator, time, random, options),
                rejected,
                runs,
                time,
                new LiveOptions(
                        world.live,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        world.interim,
                        world.callsPerDay,
                        MIDNIGHT),
                net,
                world.freshness::add);
        this.cycles =
                new Cycles(statuses, cells, StatusOrder.DEFAULT, creator, live, rejected, runs, time, random, options);
        this.engine = new SyncEngine(
                cells,
                time,
                world.leaseTimes,
                name,
                () -> new CallBudget(
                        new BudgetLimits(world.callsPerMinute, world.callsPerDay, world.leastDelay, 10), MIDNIGHT),
                cycles,
                live,
                net,
                runs,
                new SyncOptions(world.interval, Duration.ofSeconds(2)),
                random);
    }

    private void started(FakeCreator.Call call) {
        if (!engine.leads() || !world.holder().equals(name)) {
            unlawful.add(call);
        }
    }

    public boolean leads() {
        return time.isRunning() && engine.leads();
    }

    /** Asks whoever leads and waits for the answer. */
    public Optional<Answer> ask(Request.Kind kind) {
        return world.time.await(engine.ask(new Request(engine.newId(), kind)));
    }

    public void stopScheduler() {
        world.time.await(engine.switchSchedulerOff());
    }

    public void startScheduler() {
        world.time.await(engine.switchSchedulerOn());
    }

    /** Ends in order, within its time. Returns how long that took. */
    public Duration close() {
        Instant began = world.time.now();
        world.time.await(engine.close());
        return Duration.between(began, world.time.now());
    }
}
