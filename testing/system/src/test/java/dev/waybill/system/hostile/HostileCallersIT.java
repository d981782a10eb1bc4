package dev.waybill.system.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A service with a small heap under attack: others are served as ever, and nothing of it stays. */
@Isolated("times how others are served")
class HostileCallersIT {

    private static final String HEAP = "128m";

    /** The attackers, the normal caller and the service share the machine. Out of heap, it takes tens of seconds. */
    private static final long MEDIAN_MILLIS = 1000;

    private static final int TWENTY_MB = 20_000_000;
    private static final String CHUNK = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

    /** All as large as the limit lets through, and all many times larger once they are read. */
    private static final List<String> HEAVY = List.of(
            "[".repeat(Bodies.LIMIT),
            Bodies.list("[]"),
            Bodies.list("[0]"),
            Bodies.list("{\"\":{\"\":0}}"),
            Bodies.full("{}"),
            Bodies.full("{\"id\":\"a\",\"status\":\"b\"}"));

    @TempDir
    Path folder;

    private Receiver receiver;
    private ExecutorService attackers;
    private ScheduledExecutorService drip;
    private final List<RawConnection> held = new ArrayList<>();

    @BeforeEach
    void start() throws InterruptedException {
        receiver = Receiver.start(folder, HEAP, Map.of());
        attackers = Executors.newVirtualThreadPerTaskExecutor();
        drip = Executors.newSingleThreadScheduledExecutor();
    }

    @AfterEach
    void stop() throws IOException {
        drip.shutdownNow();
        for (RawConnection connection : held) {
            connection.close();
        }
        attackers.shutdownNow();
        receiver.close();
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefusedWhileItComes() throws Exception {
        assertThat(sendTwentyMegabytesInChunks()).isEqualTo(413);
    }

    @Test
    void aHeapOf128MegabytesHoldsTheMostStatusesThatAreTakenAndRefusesMore() throws Exception {
        assertThat(receiver.post(Bodies.minimal("wamid.many.", 42_000)).statusCode())
                .isEqualTo(413);
        assertThat(receiver.post(Bodies.minimal("wamid.first.", 20_000)).body()).contains("\"stored\":20000");
        List<Future<Integer>> atOnce = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String body = Bodies.minimal("wamid.again." + i + ".", 20_000);
            atOnce.addAll(attack(1, () -> receiver.post(body).statusCode()));
        }

        assertThat(answers(atOnce)).as("stored, or too much to write at once").isSubsetOf(200, 503);
        assertThat(receiver.post(Bodies.callback("wamid.last")).statusCode()).isEqualTo(200);
        assertThat(receiver.log()).doesNotContain("OutOfMemoryError");
    }

    @Test
    void othersAreServedMeanwhile() throws Exception {
        // Else it is the loading of classes that is timed.
        for (int warmUp = 0; warmUp < 20; warmUp++) {
            receiver.post(Bodies.callback("wamid.warm." + warmUp));
        }
        try (NormalCaller normal = new NormalCaller(receiver)) {
            normal.start();
            holdSlowConnections(100);
            holdHalfRequests(50);
            List<Future<Integer>> declared = attack(8, this::declareTwentyMegabytes);
            List<Future<Integer>> chunked = attack(8, this::sendTwentyMegabytesInChunks);
            List<Future<Integer>> strangers = attack(8, this::sendTwentyMegabytesAsAStranger);
            List<Future<Integer>> heavy = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                for (String body : HEAVY) {
                    heavy.addAll(attack(1, () -> receiver.post(body).statusCode()));
                }
            }

            assertThat(answers(declared)).containsOnly(413);
            assertThat(answers(chunked)).as("too large, or too many at once").isSubsetOf(413, 503);
            assertThat(answers(strangers)).containsOnly(401);
            assertThat(answers(heavy)).isSubsetOf(200, 400, 503);
            assertThat(held).allMatch(RawConnection::isUnanswered);
            assertThat(normal.refusals()).isEmpty();
            assertThat(normal.acked()).hasSizeGreaterThan(10);
            assertThat(normal.medianMillis()).as("milliseconds").isLessThan(MEDIAN_MILLIS);
            List<String> acked = normal.acked();
            assertThat(receiver.messageIds()).containsAll(acked);
        }

        assertThat(receiver.process().isAlive()).isTrue();
        assertThat(receiver.liveness()).isEqualTo(200);
        assertThat(receiver.readiness()).isEqualTo(200);
        assertThat(receiver.log()).doesNotContain("OutOfMemoryError", "right-token", "wrong-token");
    }

    private void holdSlowConnections(int number) throws IOException {
        for (int i = 0; i < number; i++) {
            RawConnection slow = new RawConnection(receiver.port());
            slow.send(RawConnection.post(Receiver.WEBHOOK, "Content-Length: 100000\n"));
            held.add(slow);
        }
        List<RawConnection> dripping = List.copyOf(held);
        drip.scheduleWithFixedDelay(() -> dripping.forEach(HostileCallersIT::dripOn), 0, 500, TimeUnit.MILLISECONDS);
    }

    private static void dripOn(RawConnection connection) {
        try {
            connection.send(" ");
        } catch (IOException e) {
            throw new AssertionError("a slow connection was cut off before its time", e);
        }
    }

    private void holdHalfRequests(int number) throws IOException {
        for (int i = 0; i < number; i++) {
            RawConnection half = new RawConnection(receiver.port());
            half.send("POST /webhook HTTP/1.1\r\nHost: way");
            held.add(half);
        }
    }

    private int declareTwentyMegabytes() throws IOException {
        try (RawConnection connection = new RawConnection(receiver.port())) {
            connection.send(RawConnection.post(Receiver.WEBHOOK, "Content-Length: " + TWENTY_MB + "\n"));
            return connection.statusOfLastAnswer();
        }
    }

    private int sendTwentyMegabytesInChunks() throws IOException {
        return sendChunks(Receiver.WEBHOOK);
    }

    private int sendTwentyMegabytesAsAStranger() throws IOException {
        return sendChunks("/webhook?token=wrong-token");
    }

    private int sendChunks(String target) throws IOException {
        try (RawConnection connection = new RawConnection(receiver.port())) {
            connection.send(RawConnection.post(target, "Transfer-Encoding: chunked\n"));
            int chunks = TWENTY_MB / 0x10000;
            int sent = connection.sendUntilAnswered(CHUNK, chunks);
            assertThat(sent).as("chunks until the answer").isLessThan(chunks);
            return connection.statusOfLastAnswer();
        }
    }

    private List<Future<Integer>> attack(int times, Callable<Integer> attacker) {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(attackers.submit(attacker));
        }
        return answers;
    }

    private static List<Integer> answers(List<Future<Integer>> attacks)
            throws InterruptedException, ExecutionException {
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> attack : attacks) {
            answers.add(attack.get());
        }
        return answers;
    }
}
