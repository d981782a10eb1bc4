package dev.waybill.system.speed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.Program;
import dev.waybill.harness.testbed.ChangedRecords;
import dev.waybill.harness.testbed.Creator;
import dev.waybill.harness.testbed.LedgerLine;
import dev.waybill.harness.testbed.SyncControls;
import dev.waybill.harness.testbed.Testbed;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Cycles in which every record changed, against a Creator that takes 200 ms for a call and has no limits: what a cycle
 * takes beyond that is the sync's own.
 */
public final class SpeedCampaign {

    private static final int CHANGED = 1000;

    /** Of the last cycle, which is for the heap only. */
    private static final int CHANGED_AT_LAST = 100;

    private static final int LATENCY_MILLIS = 200;
    private static final int IN_FLIGHT = 10;
    private static final long IDEAL_MILLIS = (long) CHANGED * LATENCY_MILLIS / IN_FLIGHT;
    private static final double MILLIS = 1000;
    private static final Duration CYCLE_LIMIT = Duration.ofMinutes(2);

    /** As {@code ./waybill start} and the images run it, and the heap that it must do with. */
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx" + SpeedReport.HEAP);

    private static final Map<String, String> VARIABLES = Map.of(
            "WAYBILL_SYNC_DELAY", "0ms",
            "WAYBILL_SYNC_CONCURRENCY", Integer.toString(IN_FLIGHT),
            "WAYBILL_CREATOR_CALLS_PER_MINUTE", "1000000");

    private final JsonHttp http = new JsonHttp();
    private final Layout layout;
    private final PrintStream out;

    public SpeedCampaign(Layout layout, PrintStream out) {
        this.layout = layout;
        this.out = out;
    }

    /** Runs so many full cycles and a short one, then reports and prints what it measured. */
    public SpeedReport run(int cycles) throws InterruptedException {
        try (Testbed testbed = new Testbed(layout, Ports.free(), http, VARIABLES)) {
            testbed.startWithoutSync();
            Application sync = testbed.launchSync("sync", testbed.ports().sync(), JVM, Map.of());
            sync.awaitReady(http, Application.READY);
            Creator creator = new Creator(http, testbed);
            creator.reset(
                    Map.of("limits", Map.of("calls_per_minute", 0, "in_flight", 0), "latency_ms", LATENCY_MILLIS));
            SpeedReport report = measure(cycles, testbed, creator, sync.program());
            out.println(report);
            return report;
        }
    }

    private SpeedReport measure(int cycles, Testbed testbed, Creator creator, Program sync)
            throws InterruptedException {
        ChangedRecords records = new ChangedRecords(http, testbed, creator);
        long slowest = 0;
        long mostCalls = 0;
        long heapAfterFirst = 0;
        for (int cycle = 1; cycle <= cycles; cycle++) {
            records.add(CHANGED);
            long before = creator.calls().size();
            Duration cpuBefore = sync.processorTime();
            long byItsRecord = cycle(testbed, IDEAL_MILLIS);
            Duration cpu = sync.processorTime().minus(cpuBefore);
            List<LedgerLine> calls = creator.callsAfter(before).stream()
                    .filter(LedgerLine::isCreatorCall)
                    .toList();
            long byTheLedger = calls.getLast().timeMs() - calls.getFirst().timeMs() + LATENCY_MILLIS;
            long wall = Math.max(byItsRecord, byTheLedger);
            slowest = Math.max(slowest, wall);
            mostCalls = Math.max(mostCalls, calls.size());
            heapAfterFirst = cycle == 1 ? LiveHeap.of(sync.process()) : heapAfterFirst;
            out.printf(
                    Locale.ROOT,
                    "  cycle %d of %d: %.2f s, %.3f times the ideal, %d calls, %.2f s of the sync's CPU time%n",
                    cycle,
                    cycles,
                    wall / MILLIS,
                    (double) wall / IDEAL_MILLIS,
                    calls.size(),
                    cpu.toMillis() / MILLIS);
        }
        records.add(CHANGED_AT_LAST);
        long unused = cycle(testbed, IDEAL_MILLIS * CHANGED_AT_LAST / CHANGED);
        return new SpeedReport(
                CHANGED,
                left(creator),
                slowest,
                IDEAL_MILLIS,
                (double) mostCalls / CHANGED,
                heapAfterFirst,
                LiveHeap.of(sync.process()),
                sync.mostResident());
    }

    /** Runs a cycle that cannot take less than the ideal; the milliseconds it took, as its record has them. */
    private long cycle(Testbed testbed, long ideal) throws InterruptedException {
        SyncControls sync = new SyncControls(http, testbed, testbed.ports().sync());
        long began = System.nanoTime();
        JsonNode runId = sync.startCycle().body().path("run_id");
        // Not before it can have ended, and seldom: each question costs the sync a password check.
        TimeUnit.MILLISECONDS.sleep(ideal);
        JsonNode last = sync.status().path("last_cycle");
        while (!last.path("run_id").equals(runId)) {
            if (System.nanoTime() - began > CYCLE_LIMIT.toNanos()) {
                throw new ApplicationException("a cycle did not end in " + CYCLE_LIMIT.toMinutes() + " minutes");
            }
            TimeUnit.SECONDS.sleep(1);
            last = sync.status().path("last_cycle");
        }
        return Math.round(last.path("duration_seconds").asDouble() * 1000);
    }

    private static int left(Creator creator) throws InterruptedException {
        List<String> statuses = List.copyOf(creator.statuses().values());
        return (int) statuses.stream().filter(s -> !s.equals("delivered")).count();
    }
}
