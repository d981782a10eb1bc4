package dev.waybill.system.startup;

import java.util.List;
import java.util.Locale;

/**
 * What was measured of one service: milliseconds from the process's start to its first 200.
 *
 * @param service ingest or sync
 * @param plain runs of the default layout without a cache
 * @param cached runs with the cache
 */
public record StartupReport(String service, List<Long> plain, List<Long> cached) {

    /** Source: the figure promised for a start with the cache. */
    private static final double MOST_OF_PLAIN = 0.6;

    public StartupReport {
        plain = plain.stream().sorted().toList();
        cached = cached.stream().sorted().toList();
    }

    /** The median with the cache as a part of the median without. */
    public double ratio() {
        return (double) median(cached) / median(plain);
    }

    public boolean clean() {
        return ratio() <= MOST_OF_PLAIN;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: plain %d ms (%d to %d), with the AOT cache %d ms (%d to %d): %.2f of it, medians of %d",
                service,
                median(plain),
                plain.getFirst(),
                plain.getLast(),
                median(cached),
                cached.getFirst(),
                cached.getLast(),
                ratio(),
                plain.size());
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
