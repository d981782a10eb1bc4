package dev.waybill.sync.scheduler;

import dev.waybill.engine.schedule.SchedulerState;
import dev.waybill.engine.schedule.SyncEngine;
import dev.waybill.sync.creator.SyncConfig;
import dev.waybill.sync.runs.Figures;
import dev.waybill.sync.runs.SyncFigures;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the state of the scheduler, and switches it on and off. */
@Singleton
public final class SchedulerReader {

    private static final double HUNDREDTHS = 100;
    private static final double MILLIS_PER_HUNDREDTH = 600;

    private final SyncEngine engine;
    private final SyncFigures figures;
    private final Duration interval;
    private final Clock clock;

    SchedulerReader(SyncEngine engine, SyncFigures figures, SyncConfig config, Clock clock) {
        this.engine = engine;
        this.figures = figures;
        this.interval = config.interval();
        this.clock = clock;
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
        return engine.scheduler().flatMap(this::view);
    }

    /** Switches it on, for every replica. */
    public Uni<View> start() {
        return engine.switchSchedulerOn().flatMap(this::view);
    }

    /** Switches it off, for every replica; calls in flight end, none starts. */
    public Uni<View> stop() {
        return engine.switchSchedulerOff().flatMap(this::view);
    }

    private Uni<View> view(SchedulerState state) {
        return figures.get().map(known -> view(state, known));
    }

    /** Shows a state and figures that were read already. */
    public View view(SchedulerState state, Figures known) {
        return new View(
                state.on(),
                known.lastStart(),
                nextDue(state, known),
                intervalMinutes(),
                new View.Stats(known.totalSynced(), known.totalFailed(), known.lastDuration()));
    }

    /** When the next cycle is due, null when the scheduler is off. */
    public @Nullable Instant nextDue(SchedulerState state, Figures known) {
        return state.nextDue(known.lastStart(), interval, clock.instant());
    }

    /** A whole number whenever it is one. */
    private Number intervalMinutes() {
        long minutes = interval.toMinutes();
        return interval.equals(Duration.ofMinutes(minutes))
                ? (Number) minutes
                : Math.round(interval.toMillis() / MILLIS_PER_HUNDREDTH) / HUNDREDTHS;
    }
}
