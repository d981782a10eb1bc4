package dev.waybill.engine.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Final statuses by the hour in which they came, of the last eight days. Immutable.
 *
 * @param hours by the hour's start, in seconds of the epoch divided by 3600
 */
public record Traffic(Map<Long, Hour> hours) {

    /** Seven days of history, and today. */
    static final Duration KEPT = Duration.ofDays(8);

    public static final Traffic NONE = new Traffic(Map.of());

    public Traffic {
        hours = Map.copyOf(hours);
    }

    /**
     * What came in one hour.
     *
     * @param all final statuses that records had to get
     * @param failed those of them that say that the message did not arrive
     */
    public record Hour(double all, double failed) {

        static final Hour NOTHING = new Hour(0, 0);

        Hour plus(Hour other) {
            return new Hour(all + other.all, failed + other.failed);
        }

        Hour minus(Hour other) {
            return new Hour(all - other.all, failed - other.failed);
        }

        boolean isNothing() {
            return all <= 0;
        }
    }

    static long hourOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 3600L);
    }

    Hour at(long hour) {
        return hours.getOrDefault(hour, Hour.NOTHING);
    }

    /** The same with more that came, and without what is too old. */
    public Traffic plus(Map<Long, Hour> more, Instant now) {
        if (more.isEmpty()) {
            return this;
        }
        long oldest = hourOf(now.minus(KEPT).truncatedTo(ChronoUnit.HOURS));
        Map<Long, Hour> all = new HashMap<>(hours);
        more.forEach((hour, count) -> all.merge(hour, count, Hour::plus));
        all.keySet().removeIf(hour -> hour < oldest);
        return new Traffic(all);
    }
}
