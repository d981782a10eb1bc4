package dev.waybill.sandbox.limits;

/**
 * Calls that have arrived and are not answered yet. A call that is refused because of too many others counts itself
 * while it is refused, so that the highest number betrays a caller who went over the limit.
 */
public final class InFlight {

    private final int limit;
    private int now;
    private int highest;

    /** Nobody is in flight yet; 0 means no limit. */
    public InFlight(int limit) {
        this.limit = limit;
    }

    /** Counts a call in; false if that makes too many. The call must leave in either case. */
    public boolean enter() {
        now++;
        highest = Math.max(highest, now);
        return limit == 0 || now <= limit;
    }

    /** Counts a call out. */
    public void leave() {
        now--;
    }

    /** Calls in flight at this moment. */
    public int now() {
        return now;
    }

    /** The highest number seen. */
    public int highest() {
        return highest;
    }
}
