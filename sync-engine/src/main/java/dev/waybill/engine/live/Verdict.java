package dev.waybill.engine.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What the planner says.
 *
 * @param writes so many writes may start now
 * @param which of these urgencies
 * @param affordable urgencies that the day has calls for, whatever the minute says; the others are deferred
 * @param lookUp whether records are looked up now
 * @param until when it is to be asked again at the latest
 * @param reason why, in words for people
 * @param window how long statuses are gathered before records are looked up
 * @param allowance calls that delivered statuses may still take today
 * @param reserve calls that are kept for the cycles, operators and failed messages
 */
record Verdict(
        int writes,
        Set<Priority> which,
        Set<Priority> affordable,
        boolean lookUp,
        Instant until,
        String reason,
        Duration window,
        long allowance,
        long reserve) {

    Verdict {
        which = Set.copyOf(which);
        affordable = Set.copyOf(affordable);
    }
}
