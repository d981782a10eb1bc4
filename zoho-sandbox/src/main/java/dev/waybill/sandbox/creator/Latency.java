package dev.waybill.sandbox.creator;

import java.util.Random;

/**
 * How long calls take: always the same, or spread so that half take longer than the median and one in a hundred longer
 * than the 99th percentile. The same seed gives the same times. Source: Zoho Creator facts 11.3.
 */
public final class Latency {

    /** How many standard deviations above the median the 99th percentile of a normal distribution lies. */
    private static final double P99 = 2.326;

    private final int medianMillis;
    private final double spread;
    private final Random dice;

    /** @param p99Millis 0, or anything below the median, for no spread */
    public Latency(int medianMillis, int p99Millis, long seed) {
        this.medianMillis = medianMillis;
        this.spread =
                medianMillis > 0 && p99Millis > medianMillis ? Math.log((double) p99Millis / medianMillis) / P99 : 0;
        this.dice = new Random(seed);
    }

    /** What the next call takes, in milliseconds. */
    int next() {
        return spread == 0 ? medianMillis : (int) Math.round(medianMillis * Math.exp(spread * dice.nextGaussian()));
    }

    /** The median, in milliseconds. */
    int median() {
        return medianMillis;
    }
}
