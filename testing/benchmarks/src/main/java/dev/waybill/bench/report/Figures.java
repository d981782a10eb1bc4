package dev.waybill.bench.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How figures are made and written. */
public final class Figures {

    private static final double MILLION = 1e6;
    private static final double MEBIBYTE = 1 << 20;

    private Figures() {}

    /**
     * The middle one of some figures; of an even number the lower middle one.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static double median(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("the median of nothing");
        }
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    /** The middle one of some times. */
    public static Duration medianTime(List<Duration> times) {
        return Duration.ofNanos(Math.round(
                median(times.stream().map(time -> (double) time.toNanos()).toList())));
    }

    /** {@code 12,345/s}. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    /** {@code 0.31}. */
    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    /** {@code 4.7 ms}. */
    public static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / MILLION);
    }

    /** {@code 142 MiB}. */
    public static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
    }

    /** {@code 5,000,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 12%}. */
    public static String share(double share) {
        return String.format(Locale.ROOT, "%.0f%%", share * 100);
    }

    /** Several texts as the cells of a row. */
    public static List<String> cells(String... cells) {
        return Arrays.asList(cells);
    }
}
