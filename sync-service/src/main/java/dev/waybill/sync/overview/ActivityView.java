package dev.waybill.sync.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.waybill.operator.view.CountView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of callbacks lately, as the store tells. Times are local to the configured zone.
 *
 * @param since what is counted was received from then on: 24 hours, or less if the store counts no further back
 * @param received statuses received since then, by status
 * @param total of all statuses
 * @param lastCallback when the last status was received, null if none ever was
 * @param silentSeconds since then
 * @param longestPauseSeconds the longest pause since {@code since}, to the minute
 * @param silenceUnusual whether nothing has come for a quarter of an hour, and for longer than in any pause before
 * @param unsynced statuses that Creator does not have yet
 * @param oldestUnsynced when the one was received that waits longest
 * @param oldestUnsyncedSeconds how long it waits
 * @param documents all statuses that the store holds
 * @param steps received every ten minutes, the oldest first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ActivityView(
        String since,
        Map<String, Long> received,
        long total,
        @Nullable String lastCallback,
        @Nullable Long silentSeconds,
        long longestPauseSeconds,
        boolean silenceUnusual,
        CountView unsynced,
        @Nullable String oldestUnsynced,
        @Nullable Long oldestUnsyncedSeconds,
        CountView documents,
        List<Step> steps) {

    /**
     * Statuses received within ten minutes.
     *
     * @param from when they begin
     * @param received by status; what nothing was received of is left out
     */
    public record Step(String from, Map<String, Long> received) {}
}
