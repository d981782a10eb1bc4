package dev.waybill.system.startup;

import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Starts each service without and with its AOT cache, by turns, so that a busy moment of the machine meets both. */
public final class StartupCampaign {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);
    private static final long POLL_MILLIS = 3;

    private final JsonHttp http = new JsonHttp();
    private final Layout layout;
    private final Path folder;
    private final PrintStream out;

    /** @param folder an empty folder */
    public StartupCampaign(Layout layout, Path folder, PrintStream out) {
        this.layout = layout;
        this.folder = folder;
        this.out = out;
    }

    /** Measures so many starts of each kind of both services; prints and returns what it found. */
    public List<StartupReport> run(int starts) throws InterruptedException {
        List<StartupReport> reports = new ArrayList<>();
        for (String service : List.of("ingest", "sync")) {
            reports.add(measure(service, starts));
            out.println(reports.getLast());
        }
        return reports;
    }

    private StartupReport measure(String service, int starts) throws InterruptedException {
        Path target = layout.root().resolve(service + "-service/target");
        Path plain = target.resolve("quarkus-app");
        Path database = folder.resolve(service + ".db");
        out.println("  training " + service);
        TrainedApplication trained =
                TrainedApplication.train(layout, service, target.resolve("quarkus-aot"), folder.resolve(service));
        List<Long> without = new ArrayList<>();
        List<Long> with = new ArrayList<>();
        for (int start = 1; start <= starts; start++) {
            without.add(time(() -> trained.startPlain(plain, Ports.another(), database)));
            with.add(time(() -> trained.start(Ports.another(), database)));
            out.printf(
                    Locale.ROOT, "  start %d of %d: %d ms, %d ms%n", start, starts, without.getLast(), with.getLast());
        }
        return new StartupReport(service, without, with);
    }

    private long time(Start start) throws InterruptedException {
        long began = System.nanoTime();
        try (Application application = start.now()) {
            while (http.statusOf(application.url().resolve("/q/health/ready")) != 200) {
                if (!application.process().isAlive() || System.nanoTime() - began > LIMIT) {
                    throw new ApplicationException("no start: " + application.output());
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        }
    }

    private interface Start {
        Application now();
    }
}
