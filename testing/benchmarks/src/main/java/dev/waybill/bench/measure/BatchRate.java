package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.median;
import static dev.waybill.bench.report.Figures.rate;
import static dev.waybill.bench.report.Figures.ratio;

import dev.waybill.bench.load.RequestFile;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.harness.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durable callbacks of a hundred statuses each. */
final class BatchRate implements Measure {

    private static final int STATUSES = 100;
    private static final double LEAST_RATE = 20_000;
    private static final int NOOP_CALLBACKS = 500;

    @Override
    public void run(Setting setting) throws InterruptedException {
        Posts posts = new Posts(setting, STATUSES);
        List<Double> statuses = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        try (RequestFile repeated = posts.requests(NOOP_CALLBACKS);
                Application noop = setting.stand().noop();
                Application ingest = setting.stand().ingest(setting.small())) {
            posts.toNobody(noop, repeated, setting.plan().warmUp());
            posts.toIngest(ingest, setting.plan().warmUp());
            for (int i = 1; i <= setting.plan().rounds(); i++) {
                double nothing = posts.toNobody(noop, repeated, setting.plan().load())
                        .report()
                        .rate();
                double callbacks =
                        posts.toIngest(ingest, setting.plan().load()).report().rate();
                statuses.add(callbacks * STATUSES);
                ratios.add(callbacks / nothing);
                lines.add(List.of(rate(nothing), rate(callbacks), rate(callbacks * STATUSES)));
                setting.progress(String.format(
                        Locale.ROOT,
                        "round %d of %d: %s",
                        i,
                        setting.plan().rounds(),
                        String.join("  ", lines.getLast())));
            }
        }
        double rate = median(statuses);
        setting.findings()
                .add(Row.judged(
                        "callbacks of 100 statuses, statuses a second",
                        "≥ " + rate(LEAST_RATE),
                        rate(rate) + " (" + ratio(median(ratios)) + " of no-op)",
                        rate >= LEAST_RATE));
        setting.findings()
                .add(new Table(
                        "Callbacks of 100 statuses, 64 connections", List.of("no-op", "callbacks", "statuses"), lines));
    }
}
