package dev.waybill.bench.measure;

import java.time.Duration;

/**
 * How much a run does.
 *
 * @param rounds of which the median counts
 * @param smallStore documents of the store that the rate is compared with
 * @param largeStore documents of the store that everything is asked of
 * @param due documents of it that the cleanup removes
 * @param lastDay documents of it of the last 24 hours
 * @param warmUp load before a rate is measured
 * @param load of each round
 * @param steadyLoad of each round at a constant rate
 * @param cleanupLoad around the cleanup, which comes after two fifths of it
 * @param pages asked for in a round
 */
public record Plan(
        int rounds,
        int smallStore,
        int largeStore,
        int due,
        int lastDay,
        Duration warmUp,
        Duration load,
        Duration steadyLoad,
        Duration cleanupLoad,
        int pages) {

    /** Five rounds at five million documents. */
    public static Plan full() {
        return new Plan(
                5,
                100_000,
                5_000_000,
                1_000_000,
                1_000_000,
                Duration.ofSeconds(20),
                Duration.ofSeconds(8),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                150);
    }

    /** One round, small stores: shows that everything runs, and roughly how fast. */
    public static Plan quick() {
        return new Plan(
                1,
                20_000,
                150_000,
                30_000,
                100_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                80);
    }

    /** The same with another number of documents in the large store, in the same shares. */
    public Plan withLargeStore(int documents) {
        return new Plan(
                rounds,
                Math.min(smallStore, documents),
                documents,
                Math.toIntExact((long) due * documents / largeStore),
                Math.toIntExact((long) lastDay * documents / largeStore),
                warmUp,
                load,
                steadyLoad,
                cleanupLoad,
                pages);
    }
}
