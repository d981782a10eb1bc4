package dev.waybill.sync.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.engine.cycle.Halt;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.lock.CycleLock;
import dev.waybill.sync.run.Cycles;
import dev.waybill.sync.run.RunEnded;
import dev.waybill.sync.run.StartOutcome;
import dev.waybill.sync.run.SyncConfig;
import dev.waybill.sync.run.SyncFigures;
import dev.waybill.sync.run.Trigger;
import dev.waybill.sync.state.ControlCell;
import dev.waybill.sync.state.Decision;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Starts a cycle when one is due. Whether it is on and when a cycle is due lies in the store: of many replicas that see
 * it fall due one takes it, and an operator's choice holds for all.
 */
@ApplicationScoped
public class SyncScheduler {

    private static final long UNSEEN = -1;

    private final ControlCell<SchedulerState> cell;
    private final SyncFigures figures;
    private final Cycles cycles;
    private final CycleLock lock;
    private final SyncConfig config;
    private final Clock clock;
    private final AtomicLong stopsSeen = new AtomicLong(UNSEEN);

    SyncScheduler(
            ControlStore store,
            ObjectMapper json,
            SyncFigures figures,
            Cycles cycles,
            CycleLock lock,
            SyncConfig config,
            Clock clock) {
        this.cell = new ControlCell<>(store, json, "scheduler", SchedulerState.class, SchedulerState.OFF);
        this.figures = figures;
        this.cycles = cycles;
        this.lock = lock;
        this.config = config;
        this.clock = clock;
    }

    /** The scheduler as it is. */
    public Uni<SchedulerState> state() {
        return cell.get();
    }

    /** Switches it on; leaves it alone if it is on. */
    public Uni<SchedulerState> start() {
        return state().flatMap(seen -> seen.on() ? Uni.createFrom().item(seen) : begin());
    }

    /** Switches it on as a start of the application does: a reason to be off may be gone with the restart. */
    Uni<SchedulerState> begin() {
        return figures.get()
                .flatMap(known ->
                        cell.update(before -> before.started(clock.instant(), known.lastStart(), config.interval())));
    }

    /** Switches it off on every replica, and ends the running cycle; calls in flight go on. */
    public Uni<SchedulerState> stop() {
        return stop(null);
    }

    private Uni<SchedulerState> stop(@Nullable String why) {
        return cell.<SchedulerState>decide(before -> {
                    if (!before.on()) {
                        return Decision.keep(before);
                    }
                    SchedulerState after = before.stopped(why);
                    return Decision.write(after, after);
                })
                .invoke(this::followStop);
    }

    /** One look at the state: follows a stop, starts what is due. */
    Uni<Void> tick() {
        cycles.stopIfLockIsGone();
        return cell.get().invoke(this::followStop).flatMap(seen -> {
            Instant now = clock.instant();
            return seen.isDueAt(now) ? takeDue(now) : Uni.createFrom().voidItem();
        });
    }

    private void followStop(SchedulerState state) {
        long seen = stopsSeen.getAndSet(state.stops());
        if (seen != UNSEEN && seen < state.stops()) {
            cycles.stop("the scheduler was stopped; the next cycle goes on");
        }
    }

    /** While a cycle runs, or a dead replica's lock has not ended, the next one stays due. */
    private Uni<Void> takeDue(Instant now) {
        return lock.holder()
                .flatMap(holder -> holder.isPresent() ? Uni.createFrom().item(false) : take(now))
                .flatMap(ours -> ours ? startCycle() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> take(Instant now) {
        return cell.decide(before -> before.isDueAt(now)
                ? Decision.write(before.taken(now, config.interval()), true)
                : Decision.keep(false));
    }

    private Uni<Void> startCycle() {
        return cycles.start(Trigger.SCHEDULER)
                .call(outcome -> outcome instanceof StartOutcome.AlreadyRunning
                        ? cell.update(before -> before.stillDue(clock.instant()))
                        : Uni.createFrom().voidItem())
                .replaceWithVoid();
    }

    void onRunEnded(@Observes RunEnded ended) {
        Uni<SchedulerState> change = switch (ended.after()) {
            case Halt.After.GoOn g -> Uni.createFrom().nullItem();
            case Halt.After.NotBefore(Instant time) -> cell.update(before -> before.closedUntil(time));
            case Halt.After.StopScheduler s -> stop(ended.run().report().reason());
        };
        change.subscribe()
                .with(
                        done -> {},
                        failure -> Log.errorf(
                                "The scheduler could not note the end of cycle %s: %s",
                                ended.run().runId(), failure.getMessage()));
    }
}
