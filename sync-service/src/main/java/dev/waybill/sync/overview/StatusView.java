package dev.waybill.sync.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.waybill.sync.runs.RunView;
import org.jspecify.annotations.Nullable;

/**
 * How the sync is. Times are local to the configured zone.
 *
 * @param token what is known of the access token, never the token
 * @param pendingRecords records pending after the last cycle, null before the first; no call is made for it
 * @param rejectedRecords records that Creator refused and that are tried again ever more seldom
 * @param budget what Creator calls may still be made
 * @param runningCycle the run that runs now, on whichever replica, null if none does
 * @param progress how far the running cycle is, null if none runs or it has only begun
 * @param lastCycle the run that ended last
 * @param lastError what last ended a cycle early
 * @param scheduler the scheduler
 * @param journal what waits in front of the store, null with the embedded store, which has no journal
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StatusView(
        Token token,
        @Nullable Integer pendingRecords,
        int rejectedRecords,
        Budget budget,
        @Nullable String runningCycle,
        @Nullable Progress progress,
        @Nullable RunView lastCycle,
        @Nullable LastError lastError,
        Scheduler scheduler,
        @Nullable JournalView journal) {

    /**
     * What is known of the access token.
     *
     * @param state {@code none} if none was needed lately, {@code valid}, or {@code refused}
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Token(
            String state,
            @Nullable String expiresAt,
            @Nullable String problem) {}

    /**
     * What may still be asked of Creator, by all replicas together.
     *
     * @param callsToday calls since the day's quota was last reset
     * @param leftToday calls that the day still has, null if its quota is not configured
     * @param inFlight calls of this replica without an answer
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Budget(
            int callsPerMinute,
            int leftThisMinute,
            long callsToday,
            @Nullable Long leftToday,
            int inFlight,
            int inFlightCeiling,
            @Nullable String pausedUntil) {}

    /**
     * How far the running cycle is, to the second. Counts are of records.
     *
     * @param phase {@code reading}, {@code matching}, {@code marking}, {@code writing} or {@code ending}
     * @param total to be written, 0 while that is not known
     * @param done tried of these
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Progress(
            String phase,
            int pages,
            int pending,
            int total,
            int done,
            int updated,
            int refused,
            int unknown,
            @Nullable String at) {}

    /** What last ended a cycle early. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record LastError(@Nullable String at, String runId, String reason) {}

    /** Whether the scheduler is on, and why not. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Scheduler(
            boolean isRunning,
            @Nullable String nextSyncTime,
            @Nullable String stoppedBecause) {}
}
