package dev.waybill.engine.budget;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one day of the quota. The day follows the wall clock forwards only: a clock that is set back over
 * midnight does not make the calls of the day forgotten. Not thread-safe.
 */
final class DayQuota {

    private final QuotaReset reset;
    private final long callsPerDay;
    private @Nullable LocalDate day;
    private long calls;
    private @Nullable Instant usedUpUntil;
    private @Nullable LocalDate reopenedOn;

    /** @param callsPerDay 0 if nobody knows */
    DayQuota(QuotaReset reset, long callsPerDay) {
        this.reset = reset;
        this.callsPerDay = callsPerDay;
    }

    void replace(CallBook book) {
        day = book.day();
        calls = book.today();
        usedUpUntil = book.usedUpUntil();
        reopenedOn = book.reopenedOn();
    }

    /** The day that is counted. A kept day that is further ahead than tomorrow came from a clock that was wrong. */
    LocalDate day(Instant wall) {
        LocalDate today = reset.day(wall);
        if (day == null || today.isAfter(day) || day.isAfter(today.plusDays(1))) {
            day = today;
            calls = 0;
        }
        return day;
    }

    long calls(Instant wall) {
        day(wall);
        return calls;
    }

    void add(int more, Instant wall) {
        calls = Math.max(0, calls(wall) + more);
    }

    /** Zoho said that the day's quota is used up. */
    void usedUp(Instant wall) {
        usedUpUntil = reset.after(wall);
    }

    /**
     * An operator says that there are calls again. How many nobody knows, so the configured quota does not count until
     * the reset.
     */
    void reopen(Instant wall) {
        if (closedUntil(wall) != null) {
            usedUpUntil = null;
            reopenedOn = day(wall);
        }
    }

    private boolean isCounted(Instant wall) {
        return callsPerDay > 0 && !day(wall).equals(reopenedOn);
    }

    @Nullable
    LocalDate reopenedOn() {
        return reopenedOn;
    }

    /** Until when no call of the day is left; absent if there are some. Never further ahead than the next reset. */
    @Nullable
    Instant closedUntil(Instant wall) {
        Instant next = reset.after(wall);
        if (usedUpUntil != null && !wall.isBefore(usedUpUntil)) {
            usedUpUntil = null;
        } else if (usedUpUntil != null && usedUpUntil.isAfter(next)) {
            usedUpUntil = next;
        }
        if (usedUpUntil != null) {
            return usedUpUntil;
        }
        return isCounted(wall) && calls(wall) >= callsPerDay ? next : null;
    }

    /** Calls that are left; absent if nobody knows. */
    @Nullable
    Long left(Instant wall) {
        if (closedUntil(wall) != null) {
            return 0L;
        }
        return isCounted(wall) ? Long.valueOf(callsPerDay - calls(wall)) : null;
    }

    @Nullable
    Instant usedUpUntil(Instant wall) {
        return closedUntil(wall) == null ? null : usedUpUntil;
    }
}
