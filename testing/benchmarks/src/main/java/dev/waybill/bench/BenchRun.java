package dev.waybill.bench;

import dev.waybill.bench.fill.Shape;
import dev.waybill.bench.fill.StoreFill;
import dev.waybill.bench.load.Numbers;
import dev.waybill.bench.measure.Part;
import dev.waybill.bench.measure.Plan;
import dev.waybill.bench.measure.Setting;
import dev.waybill.bench.report.Figures;
import dev.waybill.bench.report.Findings;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.report.Table;
import dev.waybill.bench.stand.Stand;
import dev.waybill.harness.Layout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run: fills the stores, then measures part by part. */
final class BenchRun {

    /** More than a document takes, so that a run does not end on a full disk or in full memory. */
    private static final long BYTES_A_DOCUMENT = 1500;

    private static final int PROGRESS_STEP = 500_000;

    private final BenchOptions options;
    private final Layout layout;
    private final Clock clock;
    private final PrintStream out;

    BenchRun(BenchOptions options, Layout layout, Clock clock, PrintStream out) {
        this.options = options;
        this.layout = layout;
        this.clock = clock;
        this.out = out;
    }

    Findings findings() throws InterruptedException {
        Plan plan = options.plan();
        Shape large = new Shape(clock.instant(), plan.largeStore(), plan.due(), plan.lastDay());
        Shape small = new Shape(clock.instant(), plan.smallStore(), 0, plan.smallStore() / 2);
        boolean stores = options.parts().stream().anyMatch(Part::needsStores);
        long bytes = (stores ? plan.largeStore() : plan.smallStore()) * BYTES_A_DOCUMENT;
        Findings findings = new Findings();
        try (Stand stand = new Stand(layout, options.jvm(), large.zone(), bytes)) {
            Setting setting = new Setting(
                    plan, stand, new Numbers(), findings, clock, stand.store("small"), stand.store("large"), out);
            List<List<String>> times = new ArrayList<>();
            if (stores) {
                long began = System.nanoTime();
                fill(small, setting.small(), stand);
                fill(large, setting.large(), stand);
                times.add(List.of("filling both stores", seconds(began)));
                findings.add(Row.reported(
                        "bytes on disk a status at " + Figures.count(plan.largeStore())
                                + " documents (four a message, queue callbacks among them)",
                        Long.toString(Stand.size(setting.large()) / plan.largeStore())));
            }
            for (Part part : options.parts()) {
                if (part.needsStores()) {
                    Stand.intoMemory(setting.large());
                }
                out.println("Measuring " + part.title());
                long began = System.nanoTime();
                part.measure().run(setting);
                times.add(List.of(part.title(), seconds(began)));
                out.println("  took " + seconds(began));
            }
            findings.add(new Table("What the run took its time for", List.of("part", "time"), times));
        }
        return findings;
    }

    /** In memory first where there is room: the store writes every page many times, and the disk keeps the last. */
    private void fill(Shape shape, Path file, Stand stand) {
        out.println("Filling a store with " + Figures.count(shape.documents()) + " documents");
        long began = System.nanoTime();
        Path made = stand.quickFolder(shape.documents() * BYTES_A_DOCUMENT).resolve("filled.db");
        new StoreFill(shape, clock).into(made, done -> {
            if (done > 0 && done % PROGRESS_STEP == 0) {
                out.printf(Locale.ROOT, "  %s after %s%n", Figures.count(done), seconds(began));
            }
        });
        Stand.move(made, file);
        out.printf(Locale.ROOT, "  done after %s, %s%n", seconds(began), Figures.mebibytes(Stand.size(file)));
    }

    private static String seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s";
    }
}
