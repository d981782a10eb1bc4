package dev.waybill.bench.load;

/** Hands out numbers of messages, none twice, so that no two loads of a run send the same callback. */
public final class Numbers {

    /** Far behind every message that a filled store holds. */
    private long next = 1_000_000_000L;

    /** The first of so many numbers that nobody else gets. */
    public long take(long count) {
        long first = next;
        next += count;
        return first;
    }
}
