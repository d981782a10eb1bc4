package dev.waybill.sync.overview;

import dev.waybill.model.store.ReceivedCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long no callback has come, and whether that is unusual: a quarter of an hour or more, and longer than every pause
 * of the last 24 hours. Pure.
 *
 * @param lasts time since the last callback, absent if none ever came
 * @param longestPause the longest pause between two callbacks of the last 24 hours, to the minute
 */
public record Silence(@Nullable Duration lasts, Duration longestPause) {

    /** Shorter pauses are never unusual. */
    static final Duration NOTEWORTHY = Duration.ofMinutes(15);

    static Silence at(Instant now, @Nullable Instant lastReceived, List<ReceivedCounts.Minute> minutes) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < minutes.size(); i++) {
            Duration pause =
                    Duration.between(minutes.get(i - 1).start(), minutes.get(i).start());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return new Silence(lastReceived == null ? null : atLeastZero(Duration.between(lastReceived, now)), longest);
    }

    /** Whether an operator should look for the reason. */
    public boolean isUnusual() {
        return lasts != null && lasts.compareTo(NOTEWORTHY) >= 0 && lasts.compareTo(longestPause) > 0;
    }

    /** The clock of the service that received it may be ahead of ours. */
    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
