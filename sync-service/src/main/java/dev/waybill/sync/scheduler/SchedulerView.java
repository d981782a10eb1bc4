package dev.waybill.sync.scheduler;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler as operators see it. Source: product 3.3.
 *
 * @param isRunning whether the scheduler is on
 * @param lastSyncTime when the last cycle started
 * @param nextSyncTime when the next one is due, null when the scheduler is off
 * @param syncIntervalMinutes from one cycle to the next; a fraction for less than a minute
 * @param stats figures over all cycles
 */
public record SchedulerView(
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
            long totalSynced, long totalFailed, @Nullable Duration lastSyncDuration) {}
}
