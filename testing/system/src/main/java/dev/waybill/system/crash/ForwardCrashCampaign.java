package dev.waybill.system.crash;

import dev.waybill.harness.Application;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.CatalystTables;
import dev.waybill.harness.testbed.Journal;
import dev.waybill.harness.testbed.Storage;
import dev.waybill.harness.testbed.Testbed;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Ingest is killed at random moments while it forwards to Catalyst, and started again: every callback that was answered
 * 200 must be in Catalyst exactly once at the end, whatever line the process was at.
 */
public final class ForwardCrashCampaign {

    /**
     * Forwarding begins two seconds behind the first callback, or at the start when documents wait: most kills meet it
     * at work.
     */
    private static final int LATEST_KILL_MILLIS = 3000;

    /** Makes calls of Catalyst long enough that kills fall between their sending and their answer. */
    private static final int LATENCY_MILLIS = 50;

    private static final Duration FORWARD_LIMIT = Duration.ofMinutes(5);

    private final JsonHttp http = new JsonHttp();
    private final Layout layout;
    private final Random random;
    private final PrintStream out;

    public ForwardCrashCampaign(Layout layout, long seed, PrintStream out) {
        this.layout = layout;
        this.random = new Random(seed);
        this.out = out;
    }

    /** Kills so many times, then counts and prints what it found. */
    public CrashReport run(int kills) throws InterruptedException {
        try (Testbed testbed = new Testbed(layout, Ports.free(), http, Storage.CATALYST, Map.of())) {
            Application ingest = testbed.startWithoutSync();
            CatalystTables catalyst = new CatalystTables(http, testbed);
            // Every start needs a token; how that is bounded is not what this is about, here and below.
            catalyst.reset(Map.of("limits", Map.of("mints_per_10_min", 0), "latency_ms", LATENCY_MILLIS));
            try (Sender sender = new Sender(http, testbed.webhook())) {
                for (int kill = 1; kill <= kills; kill++) {
                    sender.send();
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_KILL_MILLIS));
                    ingest.process().destroyForcibly().waitFor();
                    sender.pause();
                    testbed.forgetTokenRefreshes();
                    ingest = testbed.launchIngest().awaitReady(http, Application.READY);
                    tell(kill, sender, catalyst);
                }
                new Journal(http, testbed).awaitEmpty(FORWARD_LIMIT);
                CrashReport report = count(kills, sender, catalyst);
                out.println(report);
                return report;
            }
        }
    }

    private void tell(int kill, Sender sender, CatalystTables catalyst) throws InterruptedException {
        if (kill % 10 == 0) {
            out.printf(
                    Locale.ROOT,
                    "  %d kills, %d acked, %d in Catalyst%n",
                    kill,
                    sender.acknowledged().size(),
                    catalyst.documents());
        }
    }

    private static CrashReport count(int kills, Sender sender, CatalystTables catalyst) throws InterruptedException {
        Map<String, Integer> stored = catalyst.messages();
        Map<String, Integer> recent = catalyst.messages("delivered_logs");
        int lost = (int) sender.acknowledged().stream()
                .map(Sender::messageId)
                .filter(id -> !stored.containsKey(id) || !recent.containsKey(id))
                .count();
        int duplicated = (int) stored.values().stream().filter(n -> n > 1).count();
        return new CrashReport(kills, sender.acknowledged().size(), lost, duplicated);
    }
}
