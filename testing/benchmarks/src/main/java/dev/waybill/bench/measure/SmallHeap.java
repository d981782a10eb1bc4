package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.count;
import static dev.waybill.bench.report.Figures.mebibytes;
import static dev.waybill.bench.report.Figures.rate;

import dev.waybill.bench.load.CallbackBodies;
import dev.waybill.bench.load.Wrk.Load;
import dev.waybill.bench.report.Row;
import dev.waybill.bench.stand.Stand;
import dev.waybill.harness.Application;
import dev.waybill.harness.OperatorCalls;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * ingest-service with a heap of 128 MiB under load, on a new store: how much memory it takes, and then how much disk.
 */
final class SmallHeap implements Measure {

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmx128m");
    private static final long LARGEST_STATUS = 900;

    @Override
    public void run(Setting setting) throws InterruptedException {
        Posts posts = new Posts(setting, 1);
        Path store = setting.stand().store("fresh");
        long resident;
        long documents;
        double rate;
        try (Application ingest = setting.stand().ingest(store, SMALL);
                OperatorCalls calls = new OperatorCalls(ingest, setting.stand().secrets())) {
            posts.toIngest(ingest, setting.plan().warmUp());
            Load load = posts.toIngest(ingest, setting.plan().load());
            rate = load.report().rate();
            resident = ingest.program().mostResident();
            documents = calls.documents();
        }
        long each = Stand.size(store) / documents;
        int body = CallbackBodies.ofMessage(1, setting.seconds()).length;
        setting.progress(String.format(
                Locale.ROOT, "%s resident at %s; %d bytes a status", mebibytes(resident), rate(rate), each));
        setting.findings()
                .add(Row.reported(
                        "ingest-service under load with `-Xmx128m`, most resident memory",
                        mebibytes(resident) + " at " + rate(rate)));
        setting.findings()
                .add(Row.judged(
                        "bytes on disk a status (" + count(documents) + " callbacks of " + body
                                + " bytes, one message each)",
                        "≤ " + LARGEST_STATUS,
                        Long.toString(each),
                        each <= LARGEST_STATUS));
    }
}
