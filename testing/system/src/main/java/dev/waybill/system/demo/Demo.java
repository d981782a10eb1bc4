package dev.waybill.system.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.JsonHttp.Answer;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.Secrets;
import dev.waybill.harness.testbed.ConsoleVisit;
import dev.waybill.harness.testbed.Journal;
import dev.waybill.harness.testbed.Storage;
import dev.waybill.harness.testbed.Testbed;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The whole main job on one machine: callbacks in, Creator records updated. Source: contract, Commands. */
public final class Demo {

    /** The same play every time, so that two runs can be compared. */
    private static final long SEED = 20260101;

    /**
     * With the quota of an Enterprise user. The burst of callbacks looks like a busy day, so interim statuses would be
     * held; the demo shows them in Creator.
     */
    private static final Map<String, String> LIVE = Map.of(
            "WAYBILL_SYNC_LIVE", "true", "WAYBILL_CREATOR_CALLS_PER_DAY", "1000", "WAYBILL_SYNC_INTERIM", "always");

    private static final Duration FORWARD_LIMIT = Duration.ofMinutes(1);
    private static final Duration REST_LIMIT = Duration.ofSeconds(90);
    private static final Duration CYCLE_LIMIT = Duration.ofMinutes(3);

    private final JsonHttp http = new JsonHttp();
    private final Layout layout;
    private final Ports ports;
    private final Storage storage;
    private final PrintStream out;

    public Demo(Layout layout, Storage storage, PrintStream out) {
        this(layout, Ports.OF_THE_CONTRACT, storage, out);
    }

    public Demo(Layout layout, Ports ports, Storage storage, PrintStream out) {
        this.layout = layout;
        this.ports = ports;
        this.storage = storage;
        this.out = out;
    }

    /** Plays once and stops everything. 0 only if every record ended as it must. */
    public int once() throws InterruptedException {
        try (Testbed testbed = raised()) {
            return play(testbed) ? 0 : 1;
        }
    }

    /** Plays, then keeps everything running until this process is asked to end. */
    public int untilInterrupted() throws InterruptedException {
        Testbed testbed = raised();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            testbed.close();
            ended.countDown();
        }));
        play(testbed);
        invite(testbed);
        ended.await();
        return 0;
    }

    private Testbed raised() throws InterruptedException {
        Testbed testbed = new Testbed(layout, ports, http, storage, LIVE);
        try {
            out.println("Starting sandbox, ingest and sync, with documents in " + storage.kind());
            testbed.start();
            return testbed;
        } catch (ApplicationException | InterruptedException e) {
            testbed.close();
            throw e;
        }
    }

    private boolean play(Testbed testbed) throws InterruptedException {
        Random random = new Random(SEED);
        Duration fresh = new LoneCallback(http, testbed).inCreatorAfter();
        out.printf(
                Locale.ROOT,
                "A callback came, and %.1f s after its 200 its record said delivered, before any cycle%n",
                fresh.toMillis() / 1000.0);
        List<Message> cast = Message.cast(random);
        URI sandbox = at(ports.sandbox(), "/sandbox/creator/records");
        JsonNode ids = expect(
                        200,
                        http.post(sandbox, cast.stream().map(Message::record).toList()))
                .body();
        JsonNode before = http.get(sandbox).body();
        out.println("Creator holds " + ids.size() + " records");
        send(new Callbacks(
                        http,
                        random,
                        testbed.secrets().appSecret(),
                        testbed.secrets().urlToken())
                .about(cast));
        new Journal(http, testbed).awaitEmpty(FORWARD_LIMIT);
        runCycle(testbed);
        RecordTable table = whatIsLeft(cast, before);
        table.print(out);
        boolean lowered = new StatusLedger(
                        http.get(at(ports.sandbox(), "/sandbox/ledger?after=0")).body())
                .lowered();
        out.println(table.right() + " of " + table.size() + " records ended as they must; "
                + (lowered ? "a status was LOWERED" : "no status was lowered"));
        look(testbed, cast);
        return table.right() == table.size() && !lowered;
    }

    /** Statuses that no final one follows are the least urgent, so they may come after the cycle has ended. */
    private RecordTable whatIsLeft(List<Message> cast, JsonNode before) throws InterruptedException {
        URI sandbox = at(ports.sandbox(), "/sandbox/creator/records");
        long deadline = System.nanoTime() + REST_LIMIT.toNanos();
        while (true) {
            RecordTable table = new RecordTable(cast, before, http.get(sandbox).body());
            if (table.right() == table.size() || System.nanoTime() > deadline) {
                return table;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** A page that does not show what it is for ends the demo. */
    private void look(Testbed testbed, List<Message> cast) throws InterruptedException {
        String written = cast.stream()
                .filter(message -> message.story() == Story.SPELLED_DIFFERENTLY)
                .map(Message::queueId)
                .findFirst()
                .orElseThrow();
        try (ConsoleVisit visit = new ConsoleVisit(testbed)) {
            visit.everyPage(written);
        }
        out.println("Every page of the console shows what it is for");
    }

    private void send(List<Callbacks.Callback> callbacks) throws InterruptedException {
        int stored = 0;
        int duplicates = 0;
        int ignored = 0;
        for (Callbacks.Callback callback : callbacks) {
            URI webhook = at(ports.ingest(), "/webhook" + callback.query());
            JsonNode answer = expect(200, http.post(webhook, callback.body(), callback.headers()))
                    .body();
            stored += answer.path("stored").asInt();
            duplicates += answer.path("duplicates").asInt();
            ignored += answer.path("ignored").asInt();
        }
        out.printf(
                Locale.ROOT,
                "Sent %d callbacks, shuffled and repeated: %d statuses stored, %d duplicates, %d ignored%n",
                callbacks.size(),
                stored,
                duplicates,
                ignored);
    }

    private void runCycle(Testbed testbed) throws InterruptedException {
        long deadline = System.nanoTime() + CYCLE_LIMIT.toNanos();
        JsonNode run = startCycle(testbed, deadline);
        out.println("A cycle runs, inside Zoho's 50 calls a minute");
        int printed = 0;
        while (!hasEnded(run.path("run_id"), testbed)) {
            if (System.nanoTime() > deadline) {
                throw new ApplicationException("the cycle did not end in " + CYCLE_LIMIT.toMinutes() + " minutes");
            }
            TimeUnit.MILLISECONDS.sleep(100);
            int updated = new StatusLedger(http.get(at(ports.sandbox(), "/sandbox/ledger?after=0"))
                            .body())
                    .updates();
            if (updated >= printed + 10) {
                printed = updated;
                out.println("  " + updated + " records updated");
            }
        }
    }

    /** The scheduler may have started one already, which saw not all of the callbacks. */
    private JsonNode startCycle(Testbed testbed, long deadline) throws InterruptedException {
        while (true) {
            Answer answer = http.post(at(ports.sync(), "/zoho/sync"), testbed.credentials());
            if (answer.status() != 409 || System.nanoTime() > deadline) {
                return expect(202, answer).body();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean hasEnded(JsonNode runId, Testbed testbed) throws InterruptedException {
        JsonNode status = expect(200, http.post(at(ports.sync(), "/zoho/status"), testbed.credentials()))
                .body();
        return runId.equals(status.path("last_cycle").path("run_id"));
    }

    private void invite(Testbed testbed) {
        out.println();
        out.println("Everything keeps running until Ctrl-C. Operator " + Secrets.OPERATOR + ", password "
                + testbed.secrets().password());
        Map<String, String> calls = Map.of(
                "what is stored", "http://127.0.0.1:" + ports.ingest() + "/webhook/master",
                "how the sync is", "http://127.0.0.1:" + ports.sync() + "/zoho/status");
        calls.forEach((what, url) -> out.println("  " + what + ": curl -u " + Secrets.OPERATOR + ":"
                + testbed.secrets().password() + " -X POST " + url));
        out.println("  the console: http://127.0.0.1:" + ports.sync() + "/console");
        out.println("  the records: curl http://127.0.0.1:" + ports.sandbox() + "/sandbox/creator/records");
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new ApplicationException("answered " + answer.status() + " instead of " + status + ": "
                    + answer.body().path("title").asText("no title"));
        }
        return answer;
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
