package dev.waybill.system.outage;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.CatalystTables;
import dev.waybill.harness.testbed.Metrics;
import dev.waybill.harness.testbed.Storage;
import dev.waybill.harness.testbed.Testbed;
import dev.waybill.system.outage.SteadySender.Sent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Catalyst stops answering under a steady load of callbacks and comes back; then every callback that was answered 200
 * must be there exactly once.
 */
public final class OutageCampaign {

    private static final int PER_SECOND = 200;

    private static final long BEFORE_SECONDS = 10;

    /** Forwarding gathers for two seconds, so this is about as late as it is with nothing to make up. */
    private static final double CAUGHT_UP_SECONDS = 4;

    private static final Duration FORWARD_LIMIT = Duration.ofMinutes(10);

    private final JsonHttp http = new JsonHttp();
    private final Layout layout;
    private final double answersLost;
    private final PrintStream out;

    /** @param answersLost share of writes that Catalyst, once it is back, executes and answers 500 */
    public OutageCampaign(Layout layout, double answersLost, PrintStream out) {
        this.layout = layout;
        this.answersLost = answersLost;
        this.out = out;
    }

    /** Lets Catalyst be away for so long, then counts and prints what it found. */
    public OutageReport run(Duration outage) throws InterruptedException {
        try (Testbed testbed = new Testbed(layout, Ports.free(), http, Storage.CATALYST, Map.of())) {
            testbed.startWithoutSync();
            OutageReport report = run(outage, testbed);
            out.println(report);
            return report;
        }
    }

    private OutageReport run(Duration outage, Testbed testbed) throws InterruptedException {
        CatalystTables catalyst = new CatalystTables(http, testbed);
        Metrics ingest = new Metrics(http, testbed.ports().ingest());
        SteadySender sender = new SteadySender(http, testbed.webhook(), PER_SECOND);
        // The first second warms up and is not measured.
        sender.send(1);
        awaitEmpty(ingest);
        List<Sent> all = sender.takeSent();
        long callsAtFirst = catalyst.calls();
        sender.send(BEFORE_SECONDS);
        awaitEmpty(ingest);
        List<Sent> before = sender.takeSent();
        all.addAll(before);
        double callsBefore = (double) (catalyst.calls() - callsAtFirst) / before.size();
        out.printf(Locale.ROOT, "  %.3f calls a status%n", callsBefore);

        catalyst.faults(Map.of("outage", "refuse"));
        sender.send(outage.toSeconds());
        List<Sent> during = sender.takeSent();
        all.addAll(during);
        out.printf(Locale.ROOT, "  %d callbacks answered while Catalyst was away%n", during.size());

        catalyst.faults(afterwards());
        long back = System.nanoTime();
        long callsAtReturn = catalyst.calls();
        catchUp(sender, ingest);
        awaitEmpty(ingest);
        Duration drained = Duration.ofNanos(System.nanoTime() - back);
        List<Sent> after = sender.takeSent();
        all.addAll(after);
        long callsAtEnd = catalyst.calls();

        List<String> acked = all.stream()
                .filter(one -> one.status() == 200)
                .map(Sent::messageId)
                .toList();
        Map<String, Integer> stored = catalyst.messages();
        Map<String, Integer> recent = catalyst.messages("delivered_logs");
        return new OutageReport(
                outage,
                all.size(),
                acked.size(),
                Times.ofNanos(during.stream().map(Sent::nanos).toList()),
                Times.ofNanos(during.stream().map(Sent::lateNanos).toList()),
                drained,
                (int) acked.stream()
                        .filter(id -> !stored.containsKey(id) || !recent.containsKey(id))
                        .count(),
                stored.values().stream().filter(times -> times > 1).count()
                        + ingest.total("waybill_journal_forwarded_total", "duplicate"),
                callsBefore,
                (double) (callsAtEnd - callsAtReturn) / (during.size() + after.size()),
                (double) (callsAtEnd - callsAtFirst) / all.size());
    }

    /** The load goes on until nothing of the outage waits any more. */
    private void catchUp(SteadySender sender, Metrics ingest) throws InterruptedException {
        long deadline = System.nanoTime() + FORWARD_LIMIT.toNanos();
        do {
            sender.send(1);
        } while (ingest.now("waybill_journal_lag_seconds") > CAUGHT_UP_SECONDS && System.nanoTime() < deadline);
    }

    private static void awaitEmpty(Metrics ingest) throws InterruptedException {
        long deadline = System.nanoTime() + FORWARD_LIMIT.toNanos();
        while (ingest.now("waybill_journal_documents") > 0) {
            if (System.nanoTime() > deadline) {
                throw new ApplicationException("after " + FORWARD_LIMIT.toSeconds()
                        + " s documents still wait in the journal; see ingest.log");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Map<String, Object> afterwards() {
        return answersLost == 0 ? Map.of() : Map.of("error_500_after", answersLost);
    }
}
