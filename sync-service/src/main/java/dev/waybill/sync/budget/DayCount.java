package dev.waybill.sync.budget;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Counts the calls of a day of the quota. */
final class DayCount {

    private final QuotaReset reset;
    private @Nullable LocalDate day;
    private long calls;

    DayCount(QuotaReset reset) {
        this.reset = reset;
    }

    /** Calls of today. */
    long today(Instant now) {
        LocalDate today = reset.day(now);
        if (!today.equals(day)) {
            day = today;
            calls = 0;
        }
        return calls;
    }

    void add(int more, Instant now) {
        calls = Math.max(0, today(now) + more);
    }

    void replace(@Nullable LocalDate otherDay, long otherCalls) {
        day = otherDay;
        calls = otherCalls;
    }

    Instant endsAt(Instant now) {
        return reset.after(now);
    }
}
