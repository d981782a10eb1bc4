package dev.waybill.engine.live;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Decides what is written now and what waits, so that the calls of the day last as long as the day. Pure. Source:
 * live.md, Deciding.
 */
final class QuotaPlanner {

    /** Kept for what operators ask for. */
    static final int OPERATORS = 5;

    /** Before the reset operators are no longer waited for. */
    static final Duration OPERATORS_UNTIL = Duration.ofMinutes(15);

    /** Calls are to spare when there are so many times what the forecast will cost. */
    static final double SPARE = 2.5;

    /** A full look-up of so many queue ids is made at once. */
    static final int FULL = 40;

    /** A write, and its part of a look-up. */
    static final double CALLS_A_MESSAGE = 1.1;

    /** Under scarcity this part of the calls that are left goes into look-ups, so that failed messages are found. */
    private static final int PART_FOR_LOOK_UPS = 12;

    private static final double MOST_FAILED = 2;

    static final Duration LONGEST_WINDOW = Duration.ofMinutes(60);

    private final Duration aim;
    private final Interim interim;

    /**
     * @param aim how old a status may be when it gets to Creator while calls last
     * @param interim when statuses are written that a final one will follow
     */
    QuotaPlanner(Duration aim, Interim interim) {
        this.aim = aim;
        this.interim = interim;
    }

    Verdict plan(Situation now) {
        Reserve reserve = reserve(now);
        long allowance = Math.max(0, now.callsLeft() - reserve.all());
        long forFailed = Math.max(0, now.callsLeft() - reserve.withoutFailed());
        int waiting = now.failed().all() + now.delivered().all();
        double toCome = now.forecast().messages();
        boolean spare = allowance - waiting > SPARE * CALLS_A_MESSAGE * toCome;
        Duration window = spare ? Duration.ZERO : window(now, toSpend(now, reserve));
        Set<Priority> affordable = EnumSet.noneOf(Priority.class);
        if (forFailed > 0) {
            affordable.add(Priority.FAILED);
        }
        if (allowance > 0) {
            affordable.add(Priority.DELIVERED);
        }
        boolean interimToo = allowance > 0 && (interim == Interim.ALWAYS || (interim == Interim.SPARE && spare));
        if (interimToo) {
            affordable.add(Priority.INTERIM);
        }
        boolean open = now.closedUntil() == null && now.minuteLeft() > 0;
        Set<Priority> which = EnumSet.noneOf(Priority.class);
        if (open) {
            which.addAll(affordable);
            if (!now.ripeInterim()) {
                which.remove(Priority.INTERIM);
            }
        }
        boolean lookUp = open && lookUp(now, allowance, forFailed, interimToo, spare, window);
        long most = which.contains(Priority.DELIVERED) ? allowance : forFailed;
        int writes = (int) Math.max(0, Math.min(most, now.minuteLeft()));
        return new Verdict(
                which.isEmpty() ? 0 : writes,
                which,
                affordable,
                lookUp,
                until(now, window, affordable),
                reason(now, spare, window, affordable, waiting),
                window,
                allowance,
                reserve.all());
    }

    private record Reserve(long net, long operators, long failed) {

        long withoutFailed() {
            return net + operators;
        }

        long all() {
            return net + operators + failed;
        }
    }

    /** What the rest of the day cannot need is not kept. */
    private static Reserve reserve(Situation now) {
        long operators = now.untilReset().compareTo(OPERATORS_UNTIL) > 0 ? OPERATORS : 0;
        long rest = Math.max(0, now.callsLeft() - now.netCalls() - operators);
        long needed = (long) Math.ceil(MOST_FAILED * now.forecast().failed())
                + now.failed().all();
        return new Reserve(now.netCalls(), operators, Math.min(rest / 10, needed));
    }

    /** Calls that are left for look-ups when all that waits and comes is written; failed ones are not counted twice. */
    private static double toSpend(Situation now, Reserve reserve) {
        double failed = now.forecast().failed() + now.failed().all();
        return now.callsLeft()
                - reserve.withoutFailed()
                - Math.max(0, reserve.failed() - failed)
                - now.failed().all()
                - now.delivered().all()
                - now.forecast().messages();
    }

    /** So long that the look-ups that can be afforded last as long as the traffic. */
    private Duration window(Situation now, double toSpend) {
        double lookUps = Math.max(1, Math.max(toSpend, now.callsLeft() / (double) PART_FOR_LOOK_UPS));
        Duration window = Duration.ofMillis((long) (now.forecast().busy().toMillis() / lookUps));
        Duration least = aim.dividedBy(2);
        if (window.compareTo(least) < 0) {
            return least;
        }
        return window.compareTo(LONGEST_WINDOW) > 0 ? LONGEST_WINDOW : window;
    }

    private boolean lookUp(
            Situation now, long allowance, long forFailed, boolean interimToo, boolean spare, Duration window) {
        boolean failed = now.failed().unread() > 0 && forFailed > 1;
        boolean delivered = now.delivered().unread() > 0 && allowance > 1;
        boolean others = allowance > 1 && ((interimToo && now.ripeUnreadInterim()) || (spare && now.missedDue() > 0));
        if (!failed && !delivered && !others) {
            return false;
        }
        int unread = now.failed().unread() + (allowance > 1 ? now.delivered().unread() : 0);
        Instant last = now.lastLookUp();
        return last == null || unread >= FULL || !now.now().isBefore(last.plus(window));
    }

    private static Instant until(Situation now, Duration window, Set<Priority> affordable) {
        Instant closed = now.closedUntil();
        if (closed != null) {
            return closed;
        }
        if (affordable.isEmpty()) {
            return now.reset();
        }
        Instant last = now.lastLookUp();
        return last == null || last.plus(window).isBefore(now.now()) ? now.now() : last.plus(window);
    }

    private static String reason(Situation now, boolean spare, Duration window, Set<Priority> affordable, int waiting) {
        if (now.closedUntil() != null) {
            return "calls to Creator are paused";
        }
        if (spare) {
            return "calls are to spare: a status is written as soon as it comes";
        }
        if (!affordable.contains(Priority.DELIVERED)) {
            return affordable.contains(Priority.FAILED)
                    ? "the calls that are left today are kept for failed messages, cycles and operators"
                    : "the calls that are left today are kept for cycles and operators";
        }
        return String.format(
                Locale.ROOT,
                "%d calls are left for %d statuses that wait and about %.0f that are still to come today: records are"
                        + " looked up every %d s",
                now.callsLeft(),
                waiting,
                now.forecast().messages(),
                window.toSeconds());
    }
}
