package dev.waybill.sync.scheduler;

import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.run.SyncFigures;
import dev.waybill.sync.schedule.SchedulerState;
import dev.waybill.sync.schedule.SyncScheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Tells and changes how the scheduler is. */
@Singleton
public final class SchedulerReport {

    private final SyncScheduler scheduler;
    private final SyncFigures figures;
    private final LocalTimes views;

    SchedulerReport(SyncScheduler scheduler, SyncFigures figures, LocalTimes views) {
        this.scheduler = scheduler;
        this.figures = figures;
        this.views = views;
    }

    /** As it is. */
    public Uni<SchedulerView> now() {
        return scheduler.state().flatMap(this::view);
    }

    /** Switches it on, for every replica. */
    public Uni<SchedulerView> start() {
        return scheduler.start().flatMap(this::view);
    }

    /** Switches it off, for every replica; calls in flight end, none starts. */
    public Uni<SchedulerView> stop() {
        return scheduler.stop().flatMap(this::view);
    }

    private Uni<SchedulerView> view(SchedulerState state) {
        return figures.get()
                .map(known -> new SchedulerView(
                        state.on(),
                        views.time(known.lastStart()),
                        views.time(state.nextDue()),
                        views.intervalMinutes(),
                        new SchedulerView.Stats(
                                known.totalSynced(), known.totalFailed(), views.seconds(known.lastDuration()))));
    }
}
