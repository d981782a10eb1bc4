package dev.waybill.sync.budget;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Creator calls of all replicas, as they lie in the store. Calls are noted before they are made, some at a time, so
 * that whoever goes on after a crash knows of every call that may have been made.
 *
 * @param cycle number of the cycle that makes calls now, or made them last; a lower number has lost its lock
 * @param lately starts of the last minute, the oldest first
 * @param ahead calls noted whose starts are not known: they may have been made at any time up to now
 * @param day the day that {@code callsToday} counts, absent before the first call
 * @param callsToday calls of that day, without those in {@code ahead}
 * @param pausedUntil no call starts before this, since Zoho refused one
 * @param closedUntil no call starts before this, since the day's quota is used up
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CallBook(
        long cycle,
        List<Starts> lately,
        int ahead,
        @Nullable LocalDate day,
        long callsToday,
        @Nullable Instant pausedUntil,
        @Nullable Instant closedUntil) {

    static final CallBook EMPTY = new CallBook(0, List.of(), 0, null, 0, null, null);

    public CallBook {
        lately = List.copyOf(lately);
    }

    /**
     * Calls that started within one second.
     *
     * @param last the start of the last of them, which stands for all
     */
    public record Starts(Instant last, int calls) {}

    /** A new cycle takes over: what was noted ahead counts as made just now, and so many calls are noted for it. */
    CallBook takenOver(int aheadNow, Instant now, QuotaReset reset) {
        LocalDate today = reset.day(now);
        return new CallBook(
                cycle + 1,
                ahead == 0
                        ? lately
                        : Stream.concat(lately.stream(), Stream.of(new Starts(now, ahead)))
                                .toList(),
                aheadNow,
                today,
                (today.equals(day) ? callsToday : 0) + ahead,
                pausedUntil,
                closedUntil);
    }
}
