package dev.waybill.engine.live;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How live sync stands.
 *
 * @param failed failed messages that wait
 * @param delivered other final statuses that wait
 * @param held interim statuses that are kept back because a final one will follow
 * @param oldest since when the status waits that waits longest, absent if none does
 * @param unmatched queue ids that no record had when they were looked up
 * @param window how long statuses are gathered before records are looked up
 * @param reason why, in words for people
 * @param callsLeft calls that the day still has, as far as it is planned with
 * @param reserve calls of these that are kept for cycles, operators and failed messages
 */
public record LiveReport(
        int failed,
        int delivered,
        int held,
        @Nullable Instant oldest,
        int unmatched,
        Duration window,
        String reason,
        long callsLeft,
        long reserve) {}
