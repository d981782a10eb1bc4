package dev.waybill.engine.budget;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The Creator calls of all terms, as they lie in the store. Calls are noted before they are made, some at a time, so
 * that whoever leads after a crash knows of every call that may have been made. It names no instant of a call: clocks
 * of two machines are never compared.
 *
 * @param lately calls that may have started within a minute before the book was written, those noted ahead included
 * @param day the day of the quota that {@code today} counts, absent before the first call
 * @param today calls of that day, those noted ahead included
 * @param pausedUntil no call starts before this, since Zoho refused one; absent if none did
 * @param usedUpUntil no call starts before this, since Zoho said that the day's quota is used up; absent if it did not
 * @param reopenedOn the day on which an operator said that there are calls again: the configured quota does not count
 *     on it; absent if no operator did
 */
public record CallBook(
        int lately,
        @Nullable LocalDate day,
        long today,
        @Nullable Instant pausedUntil,
        @Nullable Instant usedUpUntil,
        @Nullable LocalDate reopenedOn) {

    /** Before the first call. */
    public static final CallBook EMPTY = new CallBook(0, null, 0, null, null, null);
}
