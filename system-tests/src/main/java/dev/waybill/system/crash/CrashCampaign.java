package dev.waybill.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.system.app.Application;
import dev.waybill.system.app.JsonHttp;
import dev.waybill.system.app.Layout;
import dev.waybill.system.app.Ports;
import dev.waybill.system.operator.OperatorEntry;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Start, load, {@code kill -9} at a random moment, start again: every callback that was answered 200 must be in the
 * store exactly once at the end, whatever line the process was at.
 */
public final class CrashCampaign {

    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");
    private static final String PASSWORD = "crash-campaign";
    private static final int PAGE = 10_000;

    /** Long enough that most kills meet a process under load, short enough that some meet one that still starts. */
    private static final int LATEST_KILL_MILLIS = 3000;

    private final JsonHttp http = new JsonHttp();
    private final Layout layout;
    private final Ports ports = Ports.free();
    private final Path folder;
    private final Random random;
    private final PrintStream out;

    /** @param folder an empty folder for the store and the log */
    public CrashCampaign(Layout layout, Path folder, long seed, PrintStream out) {
        this.layout = layout;
        this.folder = folder;
        this.random = new Random(seed);
        this.out = out;
    }

    /** Kills so many times, then counts and prints what it found. */
    public CrashReport run(int kills) throws InterruptedException {
        try (Sender sender = new Sender(http, at("/webhook"))) {
            for (int kill = 1; kill <= kills; kill++) {
                runUntilKilled(sender);
                if (kill % 10 == 0) {
                    out.printf(
                            "  %d kills, %d acked%n",
                            kill, sender.acknowledged().size());
                }
            }
            try (Application ingest = start()) {
                ingest.awaitReady(http, "/q/health/ready");
                CrashReport report = count(kills, sender);
                out.println(report);
                return report;
            }
        }
    }

    private void runUntilKilled(Sender sender) throws InterruptedException {
        int moment = random.nextInt(LATEST_KILL_MILLIS);
        long killAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(moment);
        Application ingest = start();
        boolean loaded = false;
        while (System.nanoTime() < killAt) {
            if (!loaded && http.statusOf(at("/q/health/ready")) == 200) {
                sender.send();
                loaded = true;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        ingest.process().destroyForcibly().waitFor();
        sender.pause();
    }

    private CrashReport count(int kills, Sender sender) throws InterruptedException {
        Map<String, Integer> stored = stored();
        int lost = 0;
        for (long number : sender.acknowledged()) {
            lost += stored.containsKey(Sender.messageId(number)) ? 0 : 1;
        }
        int duplicated = (int) stored.values().stream().filter(n -> n > 1).count();
        return new CrashReport(kills, sender.acknowledged().size(), lost, duplicated);
    }

    /** How often each message id is in the log, read page by page. */
    private Map<String, Integer> stored() throws InterruptedException {
        Map<String, Integer> times = new HashMap<>();
        Map<String, Object> question = new HashMap<>(Map.of("username", "crash", "password", PASSWORD, "limit", PAGE));
        JsonNode page;
        do {
            page = http.post(at("/webhook/logs"), question).body();
            page.path("records")
                    .forEach(record -> times.merge(record.path("webhook_id").asText(), 1, Integer::sum));
            question.put("cursor", page.path("next_cursor").asText());
        } while (page.path("next_cursor").isTextual());
        return times;
    }

    private Application start() {
        return Application.start(
                "ingest",
                layout.ingest(),
                ports.ingest(),
                folder,
                JVM,
                Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(ports.ingest()),
                        "WAYBILL_STORE_SQLITE_PATH",
                        folder.resolve("waybill.db").toString(),
                        "WAYBILL_WEBHOOK_OPEN",
                        "true",
                        "WAYBILL_OPERATORS",
                        OperatorEntry.of("crash", PASSWORD)));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + ports.ingest() + path);
    }
}
