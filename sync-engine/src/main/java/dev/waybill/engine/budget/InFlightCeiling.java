package dev.waybill.engine.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls may be in flight: starts low, halves on a refusal. Until one is refused it grows by one with each
 * success, so that it is at its top after a few answers; after a refusal by one after as many successes at the ceiling
 * as the ceiling is high. The number that was refused is not tried again for a while, since Zoho's limit (documented as
 * 6, Zoho Creator facts 3.1) does not move.
 */
final class InFlightCeiling {

    static final int START = 2;

    static final Duration MEMORY = Duration.ofMinutes(10);

    private final int most;
    private int current;
    private int successes;
    private int refusedAt = Integer.MAX_VALUE;
    private Instant rememberedUntil = Instant.MIN;

    InFlightCeiling(int most) {
        this.most = most;
        this.current = Math.min(START, most);
    }

    int current() {
        return current;
    }

    /**
     * A call succeeded. Only one that used the ceiling, or in the quick growth most of it, says something about it.
     *
     * @param together most calls that are known to have been in flight together with it, itself included
     */
    void accepted(int together, Instant now) {
        boolean quick = !now.isBefore(rememberedUntil);
        if (quick ? together * 2 <= current : together < current) {
            return;
        }
        successes++;
        if ((quick || successes >= current) && current < highest(now)) {
            current++;
            successes = 0;
        }
    }

    /** After a long pause one call finds out whether it is over. */
    void oneAtFirst() {
        current = 1;
        successes = 0;
    }

    private int highest(Instant now) {
        return now.isBefore(rememberedUntil) ? Math.min(most, refusedAt - 1) : most;
    }

    /** A first refusal halves; those of the same burst only sharpen the memory. A call refused alone says nothing. */
    void refused(Admission.Ticket ticket, Instant now, boolean sameBurst) {
        successes = 0;
        if (!sameBurst) {
            current = Math.max(1, current / 2);
        }
        if (ticket.inFlight() > 1) {
            refusedAt = now.isBefore(rememberedUntil) ? Math.min(refusedAt, ticket.inFlight()) : ticket.inFlight();
            rememberedUntil = now.plus(MEMORY);
            current = Math.min(current, refusedAt - 1);
        }
    }
}
