package dev.waybill.system.crash;

import dev.waybill.system.app.Application;
import dev.waybill.system.app.JsonHttp;
import dev.waybill.system.app.Layout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Start, load, {@code kill -9} at a random moment, start again: every callback that was answered 200 must be in the
 * store exactly once at the end, whatever line the process was at.
 */
public final class CrashCampaign {

    /** Long enough that most kills meet a process under load, short enough that some meet one that still starts. */
    private static final int LATEST_KILL_MILLIS = 3000;

    private final JsonHttp http = new JsonHttp();
    private final IngestAlone alone;
    private final Random random;
    private final PrintStream out;

    /** @param folder an empty folder for the store and the log */
    public CrashCampaign(Layout layout, Path folder, long seed, PrintStream out) {
        this.alone = new IngestAlone(http, layout, folder);
        this.random = new Random(seed);
        this.out = out;
    }

    /** Kills so many times, then counts and prints what it found. */
    public CrashReport run(int kills) throws InterruptedException {
        try (Sender sender = new Sender(http, alone.at("/webhook"))) {
            for (int kill = 1; kill <= kills; kill++) {
                runUntilKilled(sender);
                if (kill % 10 == 0) {
                    out.printf(
                            "  %d kills, %d acked%n",
                            kill, sender.acknowledged().size());
                }
            }
            try (Application ingest = alone.start()) {
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
        Application ingest = alone.start();
        boolean loaded = false;
        while (System.nanoTime() < killAt) {
            if (!loaded && alone.isReady()) {
                sender.send();
                loaded = true;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        ingest.process().destroyForcibly().waitFor();
        sender.pause();
    }

    private CrashReport count(int kills, Sender sender) throws InterruptedException {
        Map<String, Integer> stored = alone.stored();
        int lost = 0;
        for (long number : sender.acknowledged()) {
            lost += stored.containsKey(Sender.messageId(number)) ? 0 : 1;
        }
        int duplicated = (int) stored.values().stream().filter(n -> n > 1).count();
        return new CrashReport(kills, sender.acknowledged().size(), lost, duplicated);
    }
}
