package dev.waybill.system.crash;

import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Start, load, {@code kill -9} at a random moment, start again: every callback that was answered 200 must be in the
 * store exactly once at the end, whatever line the process was at.
 */
public final class CrashCampaign {

    /** Of every other kill: short enough that it may meet a process that still starts. */
    private static final int LATEST_AFTER_START_MILLIS = 3000;

    /** Of the others: so many answers of 200 come first, however slow the machine is, then a moment of chance. */
    private static final int ANSWERS_BEFORE = 20;

    private static final int LATEST_AFTER_ANSWERS_MILLIS = 500;
    private static final long ANSWERS_LIMIT = TimeUnit.SECONDS.toNanos(60);
    private static final long POLL_MILLIS = 10;

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
                Application ingest = alone.start();
                if (kill % 2 == 0) {
                    loadUntilAnswered(sender);
                } else {
                    loadIfReadyInTime(sender);
                }
                ingest.process().destroyForcibly().waitFor();
                sender.pause();
                if (kill % 10 == 0) {
                    out.printf(
                            Locale.ROOT,
                            "  %d kills, %d acked%n",
                            kill,
                            sender.acknowledged().size());
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

    private void loadIfReadyInTime(Sender sender) throws InterruptedException {
        int moment = random.nextInt(LATEST_AFTER_START_MILLIS);
        long killAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(moment);
        boolean loaded = false;
        while (System.nanoTime() < killAt) {
            if (!loaded && alone.isReady()) {
                sender.send();
                loaded = true;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void loadUntilAnswered(Sender sender) throws InterruptedException {
        int enough = sender.acknowledged().size() + ANSWERS_BEFORE;
        long deadline = System.nanoTime() + ANSWERS_LIMIT;
        boolean loaded = false;
        while (sender.acknowledged().size() < enough) {
            if (System.nanoTime() > deadline) {
                throw new ApplicationException("ingest did not answer " + ANSWERS_BEFORE + " callbacks in a minute");
            }
            if (!loaded && alone.isReady()) {
                sender.send();
                loaded = true;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_AFTER_ANSWERS_MILLIS));
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
