package dev.waybill.system.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.hostile.Receiver;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store cannot take what comes: never a 200 for what is not stored, a log line that names the cause, not ready but
 * alive, and healthy again without a restart when the cause goes. Source: product 2.1 and 5.
 */
class TroubledStoreIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LARGE = 100_000;

    @TempDir
    Path folder;

    private Receiver receiver;
    private Acknowledged callbacks;

    @AfterEach
    void stop() {
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void aLockedFileIsWaitedOutByTheCallers() throws Exception {
        start(Map.of());
        try (OtherProgram other = new OtherProgram(receiver.database())) {
            other.lock();

            callbacks.assertRefused();
            assertNotReadyButAlive();
            assertLogNames("locked by another program");

            other.release();
            assertHealthyAgain();
        }
    }

    @Test
    void aFullQueueRefusesAtOnceAndDrains() throws Exception {
        start(Map.of(
                "WAYBILL_STORE_SQLITE_QUEUE_CALLS", "20",
                "WAYBILL_STORE_SQLITE_LOCK_TIMEOUT", "25s",
                "WAYBILL_WEBHOOK_STORE_TIMEOUT", "25s"));
        try (OtherProgram other = new OtherProgram(receiver.database());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            other.lock();
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                answers.add(callers.submit(() -> callbacks.post(0)));
            }

            // The lock is not given up for longer than this waits, so these were refused without waiting for it.
            await().atMost(PATIENCE)
                    .until(() -> answers.stream().filter(Future::isDone).count() > 200);
            assertLogNames("too much to write");

            other.release();
            for (Future<HttpResponse<String>> answer : answers) {
                assertTakenOrRefused(answer.get());
            }
            assertHealthyAgain();
        }
    }

    @Test
    void aDamagedFileIsNamedAndItsBackupTakenUp() throws Exception {
        start(Map.of());
        try (OtherProgram other = new OtherProgram(receiver.database())) {
            other.moveEverythingIntoTheFile();
        }
        byte[] backup = Files.readAllBytes(receiver.database());
        byte[] garbage = new byte[backup.length];
        new Random(5).nextBytes(garbage);

        write(garbage);
        callbacks.assertRefused();
        assertNotReadyButAlive();
        assertLogNames("damaged");

        write(backup);
        assertHealthyAgain();
    }

    @Test
    void aDiskThatIsFullIsNamedAndUsedAgainWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(Shell.run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString()))
                .as("may mount a small disk")
                .isTrue();
        try {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[1_000_000]);
            start(disk.resolve("waybill.db"), Map.of(), List.of());

            assertRefusesWhenFull();
            assertLogNames("disk is full");

            Files.delete(ballast);
            assertHealthyAgain();
        } finally {
            stop();
            receiver = null;
            assertThat(Shell.run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void aFileThatWasMovedAwayIsNamedAndUsedAgainWhenItIsBack() throws Exception {
        start(Map.of());
        Path away = folder.resolve("away.db");

        Files.move(receiver.database(), away);
        callbacks.assertRefused();
        assertNotReadyButAlive();
        assertLogNames("was moved, replaced or deleted");
        assertThat(receiver.database()).doesNotExist();

        Files.move(away, receiver.database());
        assertHealthyAgain();
    }

    @Test
    void aFileThatMayNotBeWrittenIsNamedAndUsedAgainWhenItMay() throws Exception {
        start(folder.resolve("waybill.db"), Map.of(), boundByPermissions());

        Files.setPosixFilePermissions(receiver.database(), PosixFilePermissions.fromString("r--r--r--"));
        callbacks.assertRefused();
        assertNotReadyButAlive();
        assertLogNames("cannot be written");

        Files.setPosixFilePermissions(receiver.database(), PosixFilePermissions.fromString("rw-r--r--"));
        assertHealthyAgain();
    }

    @Test
    void aFileThatMayNotGrowIsRefusedAndUsedAgainWhenItMay() throws Exception {
        start(Map.of());
        String pid = Long.toString(receiver.process().pid());
        assumeThat(Shell.run("prlimit", "--pid", pid, "--fsize=1000000:"))
                .as("can limit the size of files")
                .isTrue();

        assertRefusesWhenFull();
        assertLogNames("the store failed");

        assertThat(Shell.run("prlimit", "--pid", pid, "--fsize=unlimited:")).isTrue();
        assertHealthyAgain();
    }

    private void start(Map<String, String> more) throws Exception {
        start(folder.resolve("waybill.db"), more, List.of());
    }

    private void start(Path database, Map<String, String> more, List<String> launcher) throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of("WAYBILL_STORE_SQLITE_LOCK_TIMEOUT", "300ms"));
        variables.putAll(more);
        receiver = Receiver.start(folder, database, "128m", variables, launcher);
        callbacks = new Acknowledged(receiver);
        callbacks.assertTaken();
        assertThat(receiver.readiness()).isEqualTo(200);
    }

    /** Root may write any file: a process of root's is told by the kernel to keep to permissions as others do. */
    private static List<String> boundByPermissions() throws InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        List<String> launcher = List.of("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search");
        assumeThat(Shell.run(Stream.concat(launcher.stream(), Stream.of("true")).toArray(String[]::new)))
                .as("can give rights up")
                .isTrue();
        return launcher;
    }

    private static void assertTakenOrRefused(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            Acknowledged.assertIsRefusal(answer);
        }
    }

    /**
     * Large callbacks take most of the room, small ones the rest, so that none is left for anything. More than once:
     * when the log of writes was copied into the file, what was refused a moment ago may fit.
     */
    private void assertRefusesWhenFull() throws Exception {
        await().atMost(PATIENCE.multipliedBy(4)).untilAsserted(() -> {
            for (int characters : List.of(LARGE, LARGE / 10, LARGE / 100, 0)) {
                HttpResponse<String> answer = callbacks.post(characters);
                for (int taken = 0; answer.statusCode() == 200 && taken < 500; taken++) {
                    answer = callbacks.post(characters);
                }
                Acknowledged.assertIsRefusal(answer);
            }
            assertThat(receiver.readiness()).isEqualTo(503);
        });
        assertThat(receiver.liveness()).isEqualTo(200);
    }

    private void assertNotReadyButAlive() throws InterruptedException {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.readiness()).isEqualTo(503));
        assertThat(receiver.liveness()).isEqualTo(200);
    }

    private void assertLogNames(String cause) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.log())
                        .contains(cause)
                        .doesNotContain("wamid", "917068482741", "right-token"));
    }

    private void assertHealthyAgain() throws Exception {
        await().atMost(PATIENCE).untilAsserted(callbacks::assertTaken);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.readiness()).isEqualTo(200));
        callbacks.assertAllStored();
    }

    /** In its place, as a copy over it does. */
    private void write(byte[] bytes) throws IOException {
        Files.write(receiver.database(), bytes, StandardOpenOption.WRITE);
    }
}
