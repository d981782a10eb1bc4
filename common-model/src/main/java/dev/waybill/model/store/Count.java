package dev.waybill.model.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many of something a store holds, and whether it knows or only estimates. Not every store can count.
 *
 * @param approximateAsOf absent when the value is exact; otherwise the value is an estimate of what was there at that
 *     time or later
 */
public record Count(long value, @Nullable Instant approximateAsOf) {

    /** A count that is exact. */
    public static Count exact(long value) {
        return new Count(value, null);
    }

    /** An estimate of what was there at an instant or later. */
    public static Count approximate(long value, Instant asOf) {
        return new Count(value, asOf);
    }

    /** The number, marked by "about" when it is an estimate; for log lines. */
    @Override
    public String toString() {
        return approximateAsOf == null ? Long.toString(value) : "about " + value;
    }
}
