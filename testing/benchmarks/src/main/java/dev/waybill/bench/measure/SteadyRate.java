package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.medianTime;
import static dev.waybill.bench.report.Figures.millis;

import dev.waybill.bench.load.CallbackBodies;
import dev.waybill.bench.load.ConstantRate;
import dev.waybill.bench.load.ConstantRate.Offered;
import dev.waybill.bench.load.Latencies;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.harness.Application;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latencies at 3,000 callbacks a second, whatever the answers, each from the moment at which it was due. */
final class SteadyRate implements Measure {

    private static final int PER_SECOND = 3000;
    private static final Duration LARGEST_MEDIAN = Duration.ofMillis(5);
    private static final Duration LARGEST_P99 = Duration.ofMillis(50);
    private static final double P50 = 50;
    private static final double P99 = 99;

    @Override
    public void run(Setting setting) throws InterruptedException {
        List<Duration> medians = new ArrayList<>();
        List<Duration> p99s = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        int errors = 0;
        try (Application noop = setting.stand().noop();
                Application ingest = setting.stand().ingest(setting.small());
                ConstantRate load = new ConstantRate(setting.stand().secrets().appSecret())) {
            offer(noop, setting.plan().warmUp(), load, setting);
            offer(ingest, setting.plan().warmUp(), load, setting);
            Latencies least =
                    offer(noop, setting.plan().warmUp(), load, setting).latencies();
            lines.add(List.of(
                    "no-op",
                    millis(least.percentile(P50)),
                    millis(least.percentile(P99)),
                    millis(least.slowest()),
                    "0"));
            for (int i = 1; i <= setting.plan().rounds(); i++) {
                Offered offered = offer(ingest, setting.plan().steadyLoad(), load, setting);
                Latencies latencies = offered.latencies();
                medians.add(latencies.percentile(P50));
                p99s.add(latencies.percentile(P99));
                errors += offered.errors();
                lines.add(List.of(
                        "ingest",
                        millis(medians.getLast()),
                        millis(p99s.getLast()),
                        millis(latencies.slowest()),
                        Integer.toString(offered.errors())));
                setting.progress(String.format(
                        Locale.ROOT,
                        "round %d of %d: %s",
                        i,
                        setting.plan().rounds(),
                        String.join("  ", lines.getLast())));
            }
        }
        Duration median = medianTime(medians);
        Duration p99 = medianTime(p99s);
        setting.findings()
                .add(Row.judged(
                        "3,000/s offered for " + setting.plan().steadyLoad().toSeconds() + " s",
                        "p50 ≤ 5 ms, p99 ≤ 50 ms, no error",
                        millis(median) + ", " + millis(p99) + ", " + errors + " errors",
                        median.compareTo(LARGEST_MEDIAN) <= 0 && p99.compareTo(LARGEST_P99) <= 0 && errors == 0));
        setting.findings()
                .add(new Table(
                        "3,000 callbacks a second, from the moment at which each was due",
                        List.of("", "p50", "p99", "slowest", "errors"),
                        lines));
    }

    private static Offered offer(Application server, Duration duration, ConstantRate load, Setting setting)
            throws InterruptedException {
        long first = setting.numbers().take(PER_SECOND * duration.toSeconds());
        long seconds = setting.seconds();
        return load.offer(server.url(), PER_SECOND, duration, i -> CallbackBodies.ofMessage(first + i, seconds));
    }
}
