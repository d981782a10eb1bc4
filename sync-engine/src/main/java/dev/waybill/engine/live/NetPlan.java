package dev.waybill.engine.live;

import dev.waybill.engine.budget.QuotaReset;
import java.time.Duration;
import java.time.Instant;

/**
 * How often cycles read, so that their pages leave calls for writing: every interval while all cycles of a day together
 * read at most a twentieth of the day's quota, rarer as old pending records pile up, and one in the last hours before
 * the reset. Source: live.md, Deciding.
 */
public final class NetPlan {

    private static final int PART_OF_QUOTA = 20;
    private static final Duration DAY = Duration.ofDays(1);

    /** The last cycle of the day begins so long before the reset, where an interval would pass it over. */
    static final Duration LAST_HOURS = Duration.ofHours(2);

    private final Duration interval;
    private final long callsPerDay;
    private final QuotaReset reset;
    private volatile int pages = 1;

    /** @param callsPerDay 0 if nobody knows: then every interval */
    public NetPlan(Duration interval, long callsPerDay, QuotaReset reset) {
        this.interval = interval;
        this.callsPerDay = callsPerDay;
        this.reset = reset;
    }

    /** A cycle has read so many pages. */
    public void read(int pagesRead) {
        if (pagesRead > 0) {
            pages = pagesRead;
        }
    }

    /** From one cycle's start to the next. */
    public Duration apart() {
        if (callsPerDay == 0) {
            return interval;
        }
        Duration least = DAY.multipliedBy((long) PART_OF_QUOTA * pages).dividedBy(callsPerDay);
        return least.compareTo(interval) > 0 ? least : interval;
    }

    /** How long after a cycle that starts now the next one is due. */
    public Duration next(Instant now) {
        Duration apart = apart();
        Duration untilLast = Duration.between(now, reset.after(now)).minus(LAST_HOURS);
        boolean stretched = apart.compareTo(interval) > 0 && apart.compareTo(LAST_HOURS) > 0;
        boolean passesOver = stretched && untilLast.isPositive() && apart.compareTo(untilLast) > 0;
        return passesOver ? untilLast : apart;
    }

    /** Calls by which cycles will read until then. */
    long callsUntil(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return left.isNegative() ? 0 : pages * (left.toSeconds() / Math.max(1, apart().toSeconds()) + 1);
    }
}
