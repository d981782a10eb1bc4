package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.count;
import static dev.waybill.bench.report.Figures.medianTime;
import static dev.waybill.bench.report.Figures.millis;

import dev.waybill.bench.load.CallbackBodies;
import dev.waybill.bench.load.Latencies;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.harness.ApplicationException;
import dev.waybill.model.store.StatusStore;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.store.sqlite.StoreObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The one bulk read by which a cycle finds the events of its records, as sync-service does it. A round before the first
 * one makes the JVM warm; it is not counted.
 */
final class Match implements Measure {

    private static final int QUEUE_IDS = 1000;
    private static final int MATCHES_A_ROUND = 20;
    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final double P50 = 50;

    /** A store holds about four documents of a message; asking for fewer messages leaves none unknown. */
    private static final int DOCUMENTS_A_MESSAGE = 5;

    @Override
    public void run(Setting setting) throws InterruptedException {
        RandomGenerator random = new Random(2);
        long messages = setting.plan().largeStore() / DOCUMENTS_A_MESSAGE;
        List<Duration> medians = new ArrayList<>();
        Duration slowest = Duration.ZERO;
        List<List<String>> lines = new ArrayList<>();
        try (SqliteStore store = SqliteStore.open(
                SqliteOptions.at(setting.large()), () -> Runnable::run, StoreObserver.NONE, setting.clock())) {
            Latencies unusedFirst = round(store.statuses(), random, messages);
            for (int i = 1; i <= setting.plan().rounds(); i++) {
                Latencies latencies = round(store.statuses(), random, messages);
                medians.add(latencies.percentile(P50));
                slowest = slowest.compareTo(latencies.slowest()) < 0 ? latencies.slowest() : slowest;
                lines.add(List.of(millis(latencies.percentile(P50)), millis(latencies.slowest())));
                setting.progress(String.format(
                        Locale.ROOT,
                        "round %d of %d: %s",
                        i,
                        setting.plan().rounds(),
                        String.join("  ", lines.getLast())));
            }
        }
        Duration median = medianTime(medians);
        setting.findings()
                .add(Row.judged(
                        "match of " + count(QUEUE_IDS) + " queue ids at "
                                + count(setting.plan().largeStore()) + " documents",
                        "≤ " + LONGEST.toMillis() + " ms",
                        millis(median) + ", slowest of " + setting.plan().rounds() * MATCHES_A_ROUND + " "
                                + millis(slowest),
                        slowest.compareTo(LONGEST) <= 0));
        setting.findings()
                .add(new Table(
                        "Match of 1,000 queue ids, other ones each time, " + MATCHES_A_ROUND + " times a line",
                        List.of("p50", "slowest"),
                        lines));
    }

    private static Latencies round(StatusStore store, RandomGenerator random, long messages) {
        long[] nanos = new long[MATCHES_A_ROUND];
        for (int i = 0; i < nanos.length; i++) {
            List<String> queueIds = Stream.generate(() -> CallbackBodies.queueId(random.nextLong(messages)))
                    .distinct()
                    .limit(QUEUE_IDS)
                    .toList();
            long began = System.nanoTime();
            int found = store.histories(queueIds)
                    .subscribeAsCompletionStage()
                    .join()
                    .size();
            nanos[i] = System.nanoTime() - began;
            if (found != QUEUE_IDS) {
                throw new ApplicationException(
                        String.format(Locale.ROOT, "the store knows %d of %d queue ids", found, QUEUE_IDS));
            }
        }
        return new Latencies(nanos);
    }
}
