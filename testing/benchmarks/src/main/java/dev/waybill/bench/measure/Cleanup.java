package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.count;
import static dev.waybill.bench.report.Figures.millis;

import dev.waybill.bench.load.CallbackBodies;
import dev.waybill.bench.load.ConstantRate;
import dev.waybill.bench.load.ConstantRate.Offered;
import dev.waybill.bench.load.Latencies;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.OperatorCalls;
import dev.waybill.harness.OperatorCalls.Timed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A cleanup while 1,000 callbacks a second come: none of them may be slow because of it. */
final class Cleanup implements Measure {

    private static final int PER_SECOND = 1000;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final double P50 = 50;
    private static final double P99 = 99;

    @Override
    public void run(Setting setting) throws InterruptedException {
        try (Application ingest = setting.stand().ingest(setting.large());
                OperatorCalls calls = new OperatorCalls(ingest, setting.stand().secrets());
                ConstantRate load = new ConstantRate(setting.stand().secrets().appSecret())) {
            offer(ingest, setting.plan().warmUp(), load, setting);
            Duration whole = setting.plan().cleanupLoad();
            Duration before = whole.multipliedBy(2).dividedBy(5);
            CompletableFuture<Offered> offered = begin(ingest, whole, load, setting);
            TimeUnit.MILLISECONDS.sleep(before.toMillis());
            Timed cleanup = calls.post("/webhook/cleanup", "{}");
            Offered result = finish(offered);
            int began = Math.toIntExact(before.toSeconds() * PER_SECOND);
            report(cleanup, result, began, setting);
        }
    }

    private static void report(Timed cleanup, Offered offered, int began, Setting setting) {
        Latencies before = offered.latencies().between(0, began);
        Latencies since = offered.latencies().between(began, offered.latencies().count());
        long deleted = cleanup.body().path("deleted").asLong();
        setting.progress(String.format(
                Locale.ROOT,
                "cleanup of %s documents took %s; slowest callback %s before it, %s since",
                count(deleted),
                millis(cleanup.took()),
                millis(before.slowest()),
                millis(since.slowest())));
        if (deleted < setting.plan().due()) {
            throw new ApplicationException(String.format(
                    Locale.ROOT,
                    "the cleanup removed %d documents of %d",
                    deleted,
                    setting.plan().due()));
        }
        setting.findings()
                .add(Row.judged(
                        "cleanup of " + count(deleted) + " documents under 1,000/s, slowest callback",
                        "≤ " + LONGEST.toMillis() + " ms",
                        millis(since.slowest()) + " (cleanup " + millis(cleanup.took()) + ")",
                        since.slowest().compareTo(LONGEST) <= 0 && offered.errors() == 0));
        setting.findings()
                .add(new Table(
                        "1,000 callbacks a second, before and since the call of the cleanup",
                        List.of("", "p50", "p99", "slowest"),
                        List.of(line("before", before), line("since", since))));
    }

    private static List<String> line(String name, Latencies latencies) {
        return List.of(
                name,
                millis(latencies.percentile(P50)),
                millis(latencies.percentile(P99)),
                millis(latencies.slowest()));
    }

    private static void offer(Application ingest, Duration duration, ConstantRate load, Setting setting)
            throws InterruptedException {
        Offered unused = finish(begin(ingest, duration, load, setting));
    }

    private static CompletableFuture<Offered> begin(
            Application ingest, Duration duration, ConstantRate load, Setting setting) {
        long first = setting.numbers().take(PER_SECOND * duration.toSeconds());
        long seconds = setting.seconds();
        return load.begin(ingest.url(), PER_SECOND, duration, i -> CallbackBodies.ofMessage(first + i, seconds));
    }

    private static Offered finish(CompletableFuture<Offered> offered) throws InterruptedException {
        try {
            return offered.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ApplicationException("the load beside the cleanup did not end well: " + e.getMessage(), e);
        }
    }
}
