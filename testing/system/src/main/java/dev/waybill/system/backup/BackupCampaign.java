package dev.waybill.system.backup;

import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.system.crash.IngestAlone;
import dev.waybill.system.crash.Sender;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Backups while callbacks arrive without a pause: a store restored from one must have every status that was answered
 * 200 before that backup began.
 */
public final class BackupCampaign {

    private static final int ACKED_BEFORE_THE_FIRST = 200;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

    private final JsonHttp http = new JsonHttp();
    private final Layout layout;
    private final Path folder;
    private final PrintStream out;

    /** @param folder an empty folder */
    public BackupCampaign(Layout layout, Path folder, PrintStream out) {
        this.layout = layout;
        this.folder = folder;
        this.out = out;
    }

    /** Makes so many backups, restores each, then reports and prints what it found. */
    public BackupReport run(int backups) throws InterruptedException {
        IngestAlone ingest = new IngestAlone(http, layout, folder("live"));
        Set<Long> first = Set.of();
        Set<Long> acked = Set.of();
        int lost = 0;
        try (Application running = ingest.start();
                Sender sender = new Sender(http, ingest.at("/webhook"))) {
            running.awaitReady(http, "/q/health/ready");
            sender.send();
            awaitAcknowledged(sender, ACKED_BEFORE_THE_FIRST);
            for (int backup = 1; backup <= backups; backup++) {
                acked = sender.acknowledged();
                first = first.isEmpty() ? acked : first;
                IngestAlone restored = new IngestAlone(http, layout, folder("restored-" + backup));
                ingest.backup(restored.database());
                awaitAcknowledged(sender, acked.size() + 1);
                lost += missing(restored, acked);
                out.printf(Locale.ROOT, "  %d backups, %d acked, %d lost%n", backup, acked.size(), lost);
            }
        }
        BackupReport report = new BackupReport(backups, acked.size(), acked.size() - first.size(), lost);
        out.println(report);
        return report;
    }

    private int missing(IngestAlone restored, Set<Long> acked) throws InterruptedException {
        try (Application running = restored.start()) {
            running.awaitReady(http, "/q/health/ready");
            Map<String, Integer> stored = restored.stored();
            return (int) acked.stream()
                    .filter(number -> !stored.containsKey(Sender.messageId(number)))
                    .count();
        }
    }

    private static void awaitAcknowledged(Sender sender, int least) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT;
        while (sender.acknowledged().size() < least) {
            if (System.nanoTime() > deadline) {
                throw new ApplicationException("ingest takes no callbacks any more");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new ApplicationException("cannot make a folder in " + folder, e);
        }
    }
}
