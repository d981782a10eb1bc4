package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.medianTime;
import static dev.waybill.bench.report.Figures.millis;
import static dev.waybill.bench.report.Figures.ratio;
import static dev.waybill.bench.report.Figures.share;

import dev.waybill.bench.load.CallbackBodies;
import dev.waybill.bench.load.ConstantRate;
import dev.waybill.bench.load.ConstantRate.Offered;
import dev.waybill.bench.report.Figures;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.bench.stand.Consoles;
import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What five open consoles take from ingest-service at a constant rate: rounds with and without them take turns on the
 * same stores, so that whatever else the machine does is in both.
 */
final class OpenConsoles implements Measure {

    private static final int PER_SECOND = 500;
    private static final int CONSOLES = 5;
    private static final double P50 = 50;
    private static final double P99 = 99;

    /** Less than rounds without consoles differ among each other. */
    private static final double MOST_PROCESSOR_TIME = 1.10;

    private static final Duration MOST_MORE = Duration.ofMillis(10);

    @Override
    public void run(Setting setting) throws InterruptedException {
        try (Application ingest = setting.stand().ingest(setting.small());
                ConstantRate load = new ConstantRate(setting.stand().secrets().appSecret())) {
            Turn unused = turn(ingest, load, setting);
            List<Turn> alone = new ArrayList<>();
            List<Turn> watched = new ArrayList<>();
            List<Duration> sync = new ArrayList<>();
            int rounds = setting.plan().rounds();
            for (int i = 0; i < rounds; i++) {
                // Ingest becomes faster for a while, so neither may always be the later one.
                boolean consolesFirst = i % 2 == 1;
                if (consolesFirst) {
                    watched.add(watched(ingest, load, sync, setting));
                }
                alone.add(turn(ingest, load, setting));
                if (!consolesFirst) {
                    watched.add(watched(ingest, load, sync, setting));
                }
                setting.progress(String.format(
                        Locale.ROOT,
                        "round %d of %d: alone %s; with %d consoles %s",
                        i + 1,
                        rounds,
                        alone.getLast(),
                        CONSOLES,
                        watched.getLast()));
            }
            report(alone, watched, sync, setting);
        }
    }

    private static Turn watched(Application ingest, ConstantRate load, List<Duration> sync, Setting setting)
            throws InterruptedException {
        try (Consoles consoles = Consoles.on(setting.small(), setting.stand())) {
            consoles.open(CONSOLES);
            Duration before = consoles.processorTime();
            Turn turn = turn(ingest, load, setting);
            sync.add(consoles.processorTime().minus(before));
            if (consoles.failed() > 0 || consoles.answered() == 0) {
                throw new ApplicationException(String.format(
                        Locale.ROOT,
                        "%d questions of consoles were answered, %d were not",
                        consoles.answered(),
                        consoles.failed()));
            }
            return turn;
        }
    }

    /** What one round took: ingest's processor time for each callback, and latencies. */
    private record Turn(Duration each, Duration p50, Duration p99, int errors) {

        List<String> cells(String name) {
            return List.of(name, each.toNanos() / 1000 + " µs", millis(p50), millis(p99));
        }

        /** Its processor time as a share of another's. */
        double share(Turn other) {
            return (double) each.toNanos() / other.each.toNanos();
        }

        @Override
        public String toString() {
            return String.join("  ", cells("").subList(1, 4));
        }
    }

    private static Turn turn(Application ingest, ConstantRate load, Setting setting) throws InterruptedException {
        Duration time = setting.plan().load();
        long count = PER_SECOND * time.toSeconds();
        long first = setting.numbers().take(count);
        long seconds = setting.seconds();
        Duration before = ingest.program().processorTime();
        Offered offered = load.offer(ingest.url(), PER_SECOND, time, i -> CallbackBodies.ofMessage(first + i, seconds));
        Duration took = ingest.program().processorTime().minus(before);
        return new Turn(
                took.dividedBy(count),
                offered.latencies().percentile(P50),
                offered.latencies().percentile(P99),
                offered.errors());
    }

    private static void report(List<Turn> alone, List<Turn> watched, List<Duration> sync, Setting setting) {
        Turn without = median(alone);
        Turn with = median(watched);
        // Round by round: at so low a rate the JVM compiles for minutes, and a callback costs half as much in the end.
        double processor = Figures.median(IntStream.range(0, alone.size())
                .mapToObj(i -> watched.get(i).share(alone.get(i)))
                .toList());
        Duration more = medianTime(IntStream.range(0, alone.size())
                .mapToObj(i -> watched.get(i).p99().minus(alone.get(i).p99()))
                .toList());
        setting.findings()
                .add(Row.judged(
                        String.format(
                                Locale.ROOT,
                                "%d open consoles beside %d callbacks/s: ingest's processor time a callback, and its p99",
                                CONSOLES,
                                PER_SECOND),
                        "≤ " + ratio(MOST_PROCESSOR_TIME) + ", ≤ " + MOST_MORE.toMillis() + " ms more",
                        String.format(
                                Locale.ROOT,
                                "%s, p99 %s alone and %s with them",
                                ratio(processor),
                                millis(without.p99()),
                                millis(with.p99())),
                        processor <= MOST_PROCESSOR_TIME
                                && more.compareTo(MOST_MORE) <= 0
                                && without.errors() + with.errors() == 0));
        setting.findings()
                .add(new Table(
                        String.format(
                                Locale.ROOT,
                                "%d callbacks a second; with the consoles sync-service took %s of a processor",
                                PER_SECOND,
                                share((double) medianTime(sync).toNanos()
                                        / setting.plan().load().toNanos())),
                        List.of("medians", "processor time a callback", "p50", "p99"),
                        List.of(without.cells("alone"), with.cells(CONSOLES + " consoles"))));
    }

    private static Turn median(List<Turn> turns) {
        return new Turn(
                medianTime(turns.stream().map(Turn::each).toList()),
                medianTime(turns.stream().map(Turn::p50).toList()),
                medianTime(turns.stream().map(Turn::p99).toList()),
                turns.stream().mapToInt(Turn::errors).sum());
    }
}
