package dev.waybill.sync.overview;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.StoreState;
import dev.waybill.operator.view.CountView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was received in the last 24 hours, and what is not in Creator yet. Pure.
 *
 * @param since what is counted was received from then on: 24 hours, or less if the store counts no further back
 * @param received statuses received since then, by status
 * @param total of all statuses
 * @param lastCallback when the last status was received, null if none ever was
 * @param silentSeconds since then
 * @param longestPauseSeconds the longest pause since {@code since}, to the minute
 * @param silenceUnusual whether nothing has come for a quarter of an hour, and for longer than in any pause before
 * @param unsynced statuses that are not yet in Creator
 * @param oldestUnsynced when the one was received that waits longest
 * @param oldestUnsyncedSeconds how long it waits
 * @param documents all statuses that the store holds
 * @param steps received every ten minutes, the oldest first
 */
public record ActivityView(
        Instant since,
        Map<String, Long> received,
        long total,
        @Nullable Instant lastCallback,
        @Nullable Long silentSeconds,
        long longestPauseSeconds,
        boolean silenceUnusual,
        CountView unsynced,
        @Nullable Instant oldestUnsynced,
        @Nullable Long oldestUnsyncedSeconds,
        CountView documents,
        List<DayOfCounts.Step> steps) {

    static ActivityView of(
            Instant now,
            DayOfCounts day,
            @Nullable Instant lastReceived,
            StoreState state,
            @Nullable StatusEvent oldestUnsynced) {
        Map<String, Long> received = day.byStatus();
        Silence silence = Silence.at(now, lastReceived, day.minutes());
        Instant waitsSince = oldestUnsynced == null ? null : oldestUnsynced.receivedAt();
        return new ActivityView(
                day.from(),
                received,
                received.values().stream().mapToLong(Long::longValue).sum(),
                lastReceived,
                seconds(silence.lasts()),
                silence.longestPause().toSeconds(),
                silence.isUnusual(),
                new CountView(state.unsynced()),
                waitsSince,
                waitsSince == null ? null : seconds(Duration.between(waitsSince, now)),
                new CountView(state.counts().getOrDefault(DocumentCollection.WEBHOOK_LOGS, Count.exact(0))),
                day.steps(now));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(Math.max(0, duration.toSeconds()));
    }
}
