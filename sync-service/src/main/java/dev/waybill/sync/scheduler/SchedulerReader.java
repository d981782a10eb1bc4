package dev.waybill.sync.scheduler;

import dev.waybill.sync.run.Figures;
import dev.waybill.sync.run.SyncConfig;
import dev.waybill.sync.run.SyncFigures;
import dev.waybill.sync.schedule.SchedulerState;
import dev.waybill.sync.schedule.SyncScheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the state of the scheduler, and switches it on and off. */
@Singleton
public final class SchedulerReader {

    private static final double HUNDREDTHS = 100;
    private static final double MILLIS_PER_HUNDREDTH = 600;

    private final SyncScheduler scheduler;
    private final SyncFigures figures;
    private final Duration interval;

    SchedulerReader(SyncScheduler scheduler, SyncFigures figures, SyncConfig config) {
        this.scheduler = scheduler;
        this.figures = figures;
        this.interval = config.interval();
    }

    /**
     * The scheduler as operators see it. Source: product 3.3.
     *
     * @param isRunning whether the scheduler is on
     * @param lastSyncTime when the last cycle started
     * @param nextSyncTime when the next one is due, null when the scheduler is off
     * @param syncIntervalMinutes from one cycle to the next; a fraction for less than a minute
     * @param stats figures over all cycles
     */
    public record View(
            boolean isRunning,
            @Nullable Instant lastSyncTime,
            @Nullable Instant nextSyncTime,
            Number syncIntervalMinutes,
            Stats stats) {

        /**
         * Figures over all cycles.
         *
         * @param totalSynced records updated
         * @param totalFailed records that could not be updated, each time it was tried
         * @param lastSyncDuration how long the last cycle took, null before the first
         */
        public record Stats(
                long totalSynced,
                long totalFailed,
                @Nullable Duration lastSyncDuration) {}
    }

    /** As it is. */
    public Uni<View> now() {
        return scheduler.state().flatMap(this::view);
    }

    /** Switches it on, for every replica. */
    public Uni<View> start() {
        return scheduler.start().flatMap(this::view);
    }

    /** Switches it off, for every replica; calls in flight end, none starts. */
    public Uni<View> stop() {
        return scheduler.stop().flatMap(this::view);
    }

    private Uni<View> view(SchedulerState state) {
        return figures.get().map(known -> view(state, known));
    }

    /** Shows a state and figures that were read already. */
    public View view(SchedulerState state, Figures known) {
        return new View(
                state.on(),
                known.lastStart(),
                state.nextDue(),
                intervalMinutes(),
                new View.Stats(known.totalSynced(), known.totalFailed(), known.lastDuration()));
    }

    /** A whole number whenever it is one. */
    private Number intervalMinutes() {
        long minutes = interval.toMinutes();
        return interval.equals(Duration.ofMinutes(minutes))
                ? (Number) minutes
                : Math.round(interval.toMillis() / MILLIS_PER_HUNDREDTH) / HUNDREDTHS;
    }
}
