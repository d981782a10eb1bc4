package dev.waybill.bench;

import dev.waybill.bench.report.Findings;
import dev.waybill.bench.report.Machine;
import dev.waybill.bench.report.Page;
import dev.waybill.bench.report.Table;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.Layout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code ./waybill bench}: measures, prints tables and writes the page. */
public final class Bench {

    private Bench() {}

    /** Exit code 0 when everything was measured, whatever the figures are. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(arguments, Layout.of(Path.of("")), System.out);
        } catch (ApplicationException e) {
            System.err.println("waybill: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] arguments, Layout layout, PrintStream out) throws InterruptedException {
        BenchOptions options = BenchOptions.of(Arrays.asList(arguments));
        long began = System.nanoTime();
        Findings findings = new BenchRun(options, layout, Clock.systemUTC(), out).findings();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String command = ("./waybill bench " + String.join(" ", arguments)).strip();
        String text = String.format(
                Locale.ROOT,
                "`%s` took %d min %d s.%n%n%s%n%s",
                command,
                took.toMinutes(),
                took.toSecondsPart(),
                Machine.description(layout.root()),
                tables(findings));
        out.println();
        out.println(text);
        if (options.isWhole()) {
            Path page = layout.root().resolve("docs/benchmarks.md");
            new Page(page).replace(options.quick() ? "quick" : "full", text);
            out.println("Written to " + page);
        }
    }

    private static String tables(Findings findings) {
        return findings.summary().text()
                + findings.details().stream().map(Bench::withTitle).collect(Collectors.joining());
    }

    private static String withTitle(Table table) {
        return "\n" + table.title() + ":\n\n" + table.text();
    }
}
