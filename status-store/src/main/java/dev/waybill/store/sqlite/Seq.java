package dev.waybill.store.sqlite;

/**
 * The place of a document in the log: a number that grows with every append and is at least its receive time in
 * milliseconds times 2^20. So whatever was received since an instant stands at or behind {@link #floor} of it, while
 * the opposite does not hold: a clock that was ahead once pushes all that follows.
 */
final class Seq {

    private static final int BITS = 20;
    /**
     * From the year 2213 on places only count up. A clock that says more once must not use up the places behind it:
     * 2^60 remain.
     */
    private static final long LATEST_MILLIS = (1L << 43) - (1L << 40);

    /** Larger than every place that an append can get. */
    static final long END = Long.MAX_VALUE;

    private Seq() {}

    /** The least place that a document received at or after an instant can have. */
    static long floor(long receivedMillis) {
        return Math.clamp(receivedMillis, 0, LATEST_MILLIS) << BITS;
    }

    /** The place of a document that is appended behind another. */
    static long next(long last, long receivedMillis) {
        return Math.max(last + 1, floor(receivedMillis));
    }
}
