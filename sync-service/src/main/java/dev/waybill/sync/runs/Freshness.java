package dev.waybill.sync.runs;

import dev.waybill.sync.creator.SyncConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long ago a cycle ended well; two intervals are too long. */
@Singleton
public class Freshness {

    private final Clock clock;
    private final Duration interval;
    private final Instant start;

    Freshness(Clock clock, SyncConfig config) {
        this.clock = clock;
        this.interval = config.interval();
        this.start = clock.instant();
    }

    /** Since the last cycle that ended well on any replica; before the first, since this one started. */
    public Duration age(Figures figures) {
        Instant last = figures.lastSuccess();
        return Duration.between(last == null ? start : last, clock.instant());
    }

    /** Whether that is longer than two intervals. */
    public boolean isStale(Figures figures) {
        return age(figures).compareTo(interval.multipliedBy(2)) > 0;
    }

    /** How long that waits which the last cycle should have written and did not; zero if nothing does. */
    public Duration waits(Figures figures) {
        Instant since = figures.oldestWaiting();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    /** Between two cycles. */
    public Duration interval() {
        return interval;
    }
}
