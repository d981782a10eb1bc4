package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.count;
import static dev.waybill.bench.report.Figures.mebibytes;
import static dev.waybill.bench.report.Figures.median;
import static dev.waybill.bench.report.Figures.rate;

import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.bench.stand.MemoryWatch;
import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.OperatorCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last 24 hours as NDJSON: how fast, and what it leaves in memory. */
final class LineStream implements Measure {

    private static final double LEAST_RATE = 50_000;
    private static final long MEBIBYTE = 1L << 20;
    private static final long LARGEST_GROWTH = 64 * MEBIBYTE;
    private static final double SECOND = 1e9;

    @Override
    public void run(Setting setting) throws InterruptedException {
        List<Double> rates = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        long before;
        long most;
        try (Application ingest = setting.stand().ingest(setting.large());
                OperatorCalls calls = new OperatorCalls(ingest, setting.stand().secrets())) {
            // What any first use of the service takes: code, connections, pages of a thousand documents.
            for (int i = 0; i < setting.plan().pages(); i++) {
                calls.post("/webhook/master", "{}");
            }
            before = ingest.program().resident();
            try (MemoryWatch watch = new MemoryWatch(ingest.program())) {
                // Not counted as a rate, since code is compiled while it runs; counted for memory.
                setting.progress(
                        "warming up: " + rate(read(calls, setting.plan().lastDay())));
                most = Math.max(before, watch.most());
            }
            for (int i = 1; i <= setting.plan().rounds(); i++) {
                try (MemoryWatch watch = new MemoryWatch(ingest.program())) {
                    double perSecond = read(calls, setting.plan().lastDay());
                    rates.add(perSecond);
                    most = Math.max(most, watch.most());
                    lines.add(List.of(rate(perSecond), mebibytes(before), mebibytes(watch.most())));
                    setting.progress(String.format(
                            Locale.ROOT,
                            "round %d of %d: %s",
                            i,
                            setting.plan().rounds(),
                            String.join("  ", lines.getLast())));
                }
            }
        }
        String what = "NDJSON of " + count(setting.plan().lastDay()) + " documents";
        double rate = median(rates);
        setting.findings().add(Row.judged(what, "≥ " + rate(LEAST_RATE), rate(rate), rate >= LEAST_RATE));
        setting.findings()
                .add(Row.judged(
                        what + ", growth of resident memory, over all rounds",
                        "≤ " + mebibytes(LARGEST_GROWTH),
                        mebibytes(most - before),
                        most - before <= LARGEST_GROWTH));
        setting.findings()
                .add(new Table("NDJSON stream", List.of("documents", "resident before", "most during"), lines));
    }

    private static double read(OperatorCalls calls, long expected) throws InterruptedException {
        long began = System.nanoTime();
        long lines = calls.lines("/webhook/master", "{}");
        double seconds = (System.nanoTime() - began) / SECOND;
        if (lines < expected) {
            throw new ApplicationException(
                    String.format(Locale.ROOT, "the stream ended after %d of %d documents", lines, expected));
        }
        return lines / seconds;
    }
}
