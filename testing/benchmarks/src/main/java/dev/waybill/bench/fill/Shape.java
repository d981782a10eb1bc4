package dev.waybill.bench.fill;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How the documents of a filled store lie in time, oldest first: those that left {@code delivered_logs} long ago, those
 * that the next cleanup removes from it, and those of the last 24 hours.
 *
 * @param filledAt when the store is filled
 * @param documents all of them
 * @param due left to the next cleanup: older than 24 hours now, but not yet at the last midnight
 * @param lastDay of the last 24 hours
 */
public record Shape(Instant filledAt, int documents, int due, int lastDay) {

    /** The hour of the day in {@link #zone}, so that there is much between the last midnight and now. */
    private static final int EVENING = 20;

    private static final int HOURS = 24;

    private static final Duration OLDEST = Duration.ofDays(10);
    private static final Duration OLD_END = Duration.ofHours(46);
    private static final Duration DUE_START = Duration.ofHours(43);
    private static final Duration DUE_END = Duration.ofHours(25);
    private static final Duration DAY_START = Duration.ofHours(20);
    private static final Duration DAY_END = Duration.ofMinutes(10);

    /** A zone in which it is evening now, so that no midnight comes while the store is measured. */
    public ZoneOffset zone() {
        int hour = filledAt.atZone(ZoneOffset.UTC).getHour();
        int ahead = Math.floorMod(EVENING - hour, HOURS);
        return ZoneOffset.ofHours(ahead > HOURS / 2 ? ahead - HOURS : ahead);
    }

    /** When the document of a number from 0 on was received; grows with the number. */
    Instant receivedAt(int number) {
        int old = documents - due - lastDay;
        if (number < old) {
            return between(OLDEST, OLD_END, number, old);
        }
        return number < old + due
                ? between(DUE_START, DUE_END, number - old, due)
                : between(DAY_START, DAY_END, number - old - due, lastDay);
    }

    /** Whether the document of a number is synced: of all but those of the last day. */
    boolean isSynced(int number) {
        return number < documents - lastDay;
    }

    private Instant between(Duration start, Duration end, long step, long steps) {
        long span = start.minus(end).toMillis();
        return filledAt.minus(start).plusMillis(span * step / steps);
    }
}
