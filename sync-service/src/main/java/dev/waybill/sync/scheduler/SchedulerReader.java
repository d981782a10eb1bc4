package dev.waybill.sync.scheduler;

import dev.waybill.sync.run.Figures;
import dev.waybill.sync.run.SyncConfig;
import dev.waybill.sync.run.SyncFigures;
import dev.waybill.sync.schedule.SchedulerState;
import dev.waybill.sync.schedule.SyncScheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Reads the state of the scheduler, and switches it on and off. */
@Singleton
public final class SchedulerReader {

    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

    private final SyncScheduler scheduler;
    private final SyncFigures figures;
    private final Duration interval;

    SchedulerReader(SyncScheduler scheduler, SyncFigures figures, SyncConfig config) {
        this.scheduler = scheduler;
        this.figures = figures;
        this.interval = config.interval();
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
        return figures.get().map(known -> view(state, known));
    }

    /** Shows a state and figures that were read already. */
    public SchedulerView view(SchedulerState state, Figures known) {
        return new SchedulerView(
                state.on(),
                known.lastStart(),
                state.nextDue(),
                intervalMinutes(),
                new SchedulerView.Stats(known.totalSynced(), known.totalFailed(), known.lastDuration()));
    }

    /** A whole number whenever it is one. */
    private Number intervalMinutes() {
        long minutes = interval.toMinutes();
        return interval.equals(Duration.ofMinutes(minutes))
                ? minutes
                : BigDecimal.valueOf(interval.toMillis())
                        .divide(MILLIS_PER_MINUTE, 2, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }
}
