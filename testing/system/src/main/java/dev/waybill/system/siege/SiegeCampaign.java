package dev.waybill.system.siege;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.OperatorEntry;
import dev.waybill.harness.Ports;
import dev.waybill.harness.Program;
import dev.waybill.harness.Secrets;
import dev.waybill.harness.testbed.ChangedRecords;
import dev.waybill.harness.testbed.Creator;
import dev.waybill.harness.testbed.Storage;
import dev.waybill.harness.testbed.Testbed;
import dev.waybill.system.hostile.Bodies;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Callers, viewers and a Zoho that misbehave all at once, beside a sender who does not: first each attacker at an
 * address of its own, then all of them at the sender's. The services have the heap of their pods.
 */
public final class SiegeCampaign {

    /** Of ingest, in MiB: {@code -XX:MaxRAMPercentage=60} under the memory limits in {@code k8s/}. */
    public static final int INGEST_HEAP_MEBIBYTES = 307;

    /** The same of sync. */
    public static final int SYNC_HEAP_MEBIBYTES = 230;

    /** As the images run them. */
    private static final List<String> INGEST_JVM =
            List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xmx" + INGEST_HEAP_MEBIBYTES + "m");

    private static final List<String> SYNC_JVM = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx" + SYNC_HEAP_MEBIBYTES + "m");

    private static final String VIEWER = "viewer";
    private static final String SENDER = "127.0.0.2";
    private static final int RECORDS = 200;
    private static final int LARGE_DOCUMENTS = 40;
    private static final int CHARACTERS_OF_A_LARGE_ONE = 2_000_000;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final JsonHttp http = new JsonHttp();
    private final String viewerPassword = Secrets.fresh().password();
    private final Layout layout;
    private final PrintStream out;

    public SiegeCampaign(Layout layout, PrintStream out) {
        this.layout = layout;
        this.out = out;
    }

    /** Besieges the services twice for so long, then reports and prints what it found. */
    public SiegeReport run(Duration duration) throws InterruptedException {
        try (Testbed testbed = new Testbed(layout, Ports.free(), http, Storage.SQLITE, variables())) {
            testbed.startSandbox();
            Creator creator = new Creator(http, testbed);
            creator.reset(Map.of("limits", Map.of("calls_per_minute", 0, "in_flight", 0, "mints_per_10_min", 0)));
            Application ingest = testbed.launchIngest(INGEST_JVM).awaitReady(http, Application.READY);
            fill(testbed, creator);
            Application sync = testbed.launchSync("sync", testbed.ports().sync(), SYNC_JVM, Map.of())
                    .awaitReady(http, Application.READY);
            try (HonestSender warmUp = sender("warm", testbed)) {
                warmUp.send(WARM_UP);
            }
            SiegeReport report = besiege(duration, testbed, ingest, sync);
            out.println(report);
            return report;
        }
    }

    private SiegeReport besiege(Duration duration, Testbed testbed, Application ingest, Application sync)
            throws InterruptedException {
        try (HonestSender apart = sender("apart", testbed);
                HonestSender shared = sender("shared", testbed)) {
            round("each attacker at an address of its own", duration, testbed, apart, Attackers::apart);
            round(
                    "all attackers at the sender's address",
                    duration,
                    testbed,
                    shared,
                    (targets, folder) -> Attackers.at(SENDER, targets, folder));
            boolean alive = ingest.process().isAlive() && sync.process().isAlive();
            boolean ready = alive && isReadySoon(ingest) && isReadySoon(sync);
            apart.sendAgain();
            shared.sendAgain();
            tell("ingest", ingest);
            tell("sync", sync);
            return new SiegeReport(
                    apart.byToken().sent() + apart.bySignature().sent(),
                    apart.byToken().ok() + apart.bySignature().ok(),
                    shared.byToken().sent(),
                    shared.byToken().ok(),
                    shared.bySignature().sent(),
                    shared.bySignature().ok(),
                    lost(testbed, alive, apart, shared),
                    alive,
                    ready);
        }
    }

    private void round(
            String name,
            Duration duration,
            Testbed testbed,
            HonestSender sender,
            BiFunction<Attackers.Targets, Path, Program> attackers)
            throws InterruptedException {
        out.println("  " + duration.toSeconds() + " s with " + name);
        Attackers.Targets targets = new Attackers.Targets(
                testbed.ports().ingest(),
                testbed.ports().sync(),
                VIEWER + ":" + viewerPassword,
                testbed.secrets().urlToken());
        try (ZohoTrouble zoho = new ZohoTrouble(http, at(testbed.ports().sandbox(), "/"));
                Program siege = attackers.apply(targets, testbed.folder())) {
            sender.send(duration);
            if (!siege.process().isAlive()) {
                throw new ApplicationException("the attackers gave up: " + siege.output());
            }
        }
        out.println("    with the token: " + sender.byToken() + ", signed: " + sender.bySignature());
    }

    /** What a service came out of it with, for whoever looks for the reason of a missed bar. */
    private void tell(String name, Application service) {
        out.println("    " + name + (service.process().isAlive() ? " runs, at most " : " ended, at most ")
                + service.program().mostResident() / 1_000_000 + " MB resident"
                + service.output()
                        .lines()
                        .filter(line -> line.contains("OutOfMemory"))
                        .findFirst()
                        .map(line -> "; " + line)
                        .orElse(""));
    }

    private int lost(Testbed testbed, boolean alive, HonestSender... senders) throws InterruptedException {
        Set<String> missing = new HashSet<>();
        for (HonestSender sender : senders) {
            missing.addAll(sender.messageIds());
        }
        if (alive) {
            missing.removeAll(stored(testbed));
        }
        return missing.size();
    }

    /** The message ids of the sender's status in the log, read page by page. */
    private Set<String> stored(Testbed testbed) throws InterruptedException {
        Set<String> ids = new HashSet<>();
        Map<String, Object> question = new HashMap<>(testbed.credentials());
        question.put("status", "delivered");
        question.put("limit", 2000);
        JsonNode page;
        do {
            page = http.post(at(testbed.ports().ingest(), "/webhook/query"), question)
                    .body();
            page.path("records")
                    .forEach(record -> ids.add(record.path("webhook_id").asText()));
            question.put("cursor", page.path("next_cursor").asText());
        } while (page.path("next_cursor").isTextual());
        return ids;
    }

    /** Records for cycles to write, and documents that are large to read. */
    private void fill(Testbed testbed, Creator creator) throws InterruptedException {
        List<String> unused = new ChangedRecords(http, testbed, creator).add(RECORDS);
        for (int i = 0; i < LARGE_DOCUMENTS; i++) {
            String body =
                    Bodies.padded("wamid.large." + i, CHARACTERS_OF_A_LARGE_ONE).replace("\"delivered\"", "\"sent\"");
            int status = http.post(testbed.webhook(), body, Map.of()).status();
            if (status != 200) {
                throw new ApplicationException("ingest answered " + status + " to a large callback");
            }
        }
    }

    private boolean isReadySoon(Application service) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (http.statusOf(service.url().resolve(Application.READY)) != 200) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return true;
    }

    private static HonestSender sender(String round, Testbed testbed) {
        return new HonestSender(
                round, at(testbed.ports().ingest(), "/webhook"), testbed.secrets(), Attackers.address(SENDER));
    }

    private Map<String, String> variables() {
        return Map.of(
                "WAYBILL_VIEWERS", OperatorEntry.of(VIEWER, viewerPassword),
                "WAYBILL_SYNC_INTERVAL", "2s",
                "WAYBILL_CREATOR_CALLS_PER_MINUTE", "1000000");
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
