package dev.waybill.bench.load;

import java.time.Duration;
import java.util.Arrays;

/** Times of requests in the order in which they were due; exact percentiles, nothing is rounded into buckets. */
public final class Latencies {

    private final long[] nanos;
    private final long[] sorted;

    /** @param nanos of each request */
    public Latencies(long... nanos) {
        this.nanos = nanos.clone();
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /**
     * The least time that so many percent of the requests did not exceed; zero when there were none.
     *
     * @param percent above 0, at most 100
     */
    public Duration percentile(double percent) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(sorted.length * percent / 100);
        return Duration.ofNanos(sorted[Math.clamp(rank - 1L, 0, sorted.length - 1)]);
    }

    public Duration slowest() {
        return percentile(100);
    }

    /** Those of requests from one number up to another, without it. */
    public Latencies between(int from, int to) {
        int end = Math.clamp(to, 0, nanos.length);
        return new Latencies(Arrays.copyOfRange(nanos, Math.clamp(from, 0, end), end));
    }
}
