package dev.waybill.system.outage;

import dev.waybill.system.app.ApplicationException;
import dev.waybill.system.app.JsonHttp;
import dev.waybill.system.app.Layout;
import dev.waybill.system.app.Ports;
import dev.waybill.system.outage.SteadySender.Sent;
import dev.waybill.system.stage.CatalystTables;
import dev.waybill.system.stage.Journal;
import dev.waybill.system.stage.Metrics;
import dev.waybill.system.stage.Stage;
import dev.waybill.system.stage.Storage;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Catalyst stops answering under a steady load of callbacks and comes back; then every callback that was answered 200
 * must be there exactly once.
 */
public final class OutageCampaign {

    private static final int PER_SECOND = 200;

    /** Before the outage, and behind it. */
    private static final long AROUND_SECONDS = 10;

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
        try (Stage stage = new Stage(layout, Ports.free(), http, Storage.CATALYST, Map.of())) {
            stage.startWithoutSync();
            OutageReport report = run(outage, stage);
            out.println(report);
            return report;
        }
    }

    private OutageReport run(Duration outage, Stage stage) throws InterruptedException {
        CatalystTables catalyst = new CatalystTables(http, stage);
        Journal journal = new Journal(http, stage);
        SteadySender sender = new SteadySender(http, webhook(stage), PER_SECOND);
        sender.send(1);
        List<Sent> all = new ArrayList<>(settled(sender, journal));
        double callsPerStatus = callsPerStatus(sender, catalyst, journal, all);
        out.printf("  %.3f calls a status%n", callsPerStatus);

        catalyst.faults(Map.of("outage", "refuse"));
        sender.send(outage.toSeconds());
        List<Sent> during = sender.takeSent();
        all.addAll(during);
        out.printf("  %d callbacks answered while Catalyst was away%n", during.size());

        catalyst.faults(afterwards());
        long back = System.nanoTime();
        sender.send(AROUND_SECONDS);
        all.addAll(settled(sender, journal));
        Duration drained = Duration.ofNanos(System.nanoTime() - back);

        List<String> acked = all.stream()
                .filter(one -> one.status() == 200)
                .map(Sent::messageId)
                .toList();
        return new OutageReport(
                outage,
                all.size(),
                acked.size(),
                p99Millis(during),
                drained,
                catalyst.wrong(acked).size(),
                new Metrics(http, stage.ports().ingest()).total("waybill_journal_forwarded_total", "duplicate"),
                callsPerStatus);
    }

    private double callsPerStatus(SteadySender sender, CatalystTables catalyst, Journal journal, List<Sent> all)
            throws InterruptedException {
        long before = catalyst.calls();
        sender.send(AROUND_SECONDS);
        List<Sent> sent = settled(sender, journal);
        all.addAll(sent);
        return (double) (catalyst.calls() - before) / sent.size();
    }

    private static List<Sent> settled(SteadySender sender, Journal journal) throws InterruptedException {
        journal.awaitEmpty(FORWARD_LIMIT);
        return sender.takeSent();
    }

    private Map<String, Object> afterwards() {
        return answersLost == 0 ? Map.of() : Map.of("error_500_after", answersLost);
    }

    private static double p99Millis(List<Sent> sent) {
        long[] nanos = sent.stream().mapToLong(Sent::nanos).sorted().toArray();
        if (nanos.length == 0) {
            throw new ApplicationException("nothing was sent while Catalyst was away");
        }
        return nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6;
    }

    private static URI webhook(Stage stage) {
        return URI.create("http://127.0.0.1:" + stage.ports().ingest() + "/webhook?token=" + stage.urlToken());
    }
}
