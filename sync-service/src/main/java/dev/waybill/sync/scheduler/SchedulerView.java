package dev.waybill.sync.scheduler;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler as operators see it. Times are local to the configured zone, to the second. Source: product 3.3.
 *
 * @param isRunning whether the scheduler is on
 * @param lastSyncTime when the last cycle started
 * @param nextSyncTime when the next one is due, null when the scheduler is off
 * @param syncIntervalMinutes from one cycle to the next; a fraction for less than a minute
 * @param stats figures over all cycles
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SchedulerView(
        boolean isRunning,
        @Nullable String lastSyncTime,
        @Nullable String nextSyncTime,
        Number syncIntervalMinutes,
        Stats stats) {

    /**
     * Figures over all cycles.
     *
     * @param totalSynced records updated
     * @param totalFailed records that could not be updated, each time it was tried
     * @param lastSyncDuration seconds the last cycle took, null before the first
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Stats(
            long totalSynced, long totalFailed, @Nullable Double lastSyncDuration) {}
}
