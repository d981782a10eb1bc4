package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is put in the place of a database, and what was there is kept. */
class SqliteRestoreTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    @TempDir
    Path folder;

    private Path path;
    private Path backup;

    @BeforeEach
    void backUp() {
        path = folder.resolve("data/waybill.db");
        backup = folder.resolve("backup.db");
        try (SqliteStore store = Stores.open(path)) {
            append(store, "wamid.1");
            SqliteBackup.write(path, backup);
        }
    }

    @Test
    void putsABackupInPlaceOfWhatAKilledProcessLeftAndKeepsThat() throws Exception {
        List<String> confirmed = KilledProcess.after(10, path);

        SqliteRestore restored = SqliteRestore.of(backup, path, NOW);

        assertThat(restored.documents()).isEqualTo(1);
        assertHolds(path, 1);
        assertThat(restored.kept()).isEqualTo(folder.resolve("data/waybill.db-kept-20260131T100000Z"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertHolds(restored.kept().resolve("waybill.db"), 1 + confirmed.size());
    }

    @Test
    void putsABackupInPlaceOfADatabaseThatIsGone() throws IOException {
        Files.delete(path);

        SqliteRestore.of(backup, path, NOW);

        assertHolds(path, 1);
    }

    @Test
    void putsABackupInPlaceOfADamagedDatabase() throws IOException {
        Files.writeString(path, "broken");
        Files.writeString(folder.resolve("data/waybill.db-damaged"), "a page is broken");

        SqliteRestore.of(backup, path, NOW);

        assertHolds(path, 1);
    }

    @Test
    void refusesWhileAnotherProcessHasTheDatabaseOpen() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        path.toString())
                .start();
        try {
            assertThat(other.inputReader().readLine()).startsWith("wamid.other");

            assertRefused(backup, "is in use; end both services");
            Files.move(path, folder.resolve("away.db"));
            assertRefused(backup, "waybill.db-shm is in use; end both services");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void refusesWhatIsNoSoundBackup() throws IOException {
        byte[] bytes = Files.readAllBytes(backup);
        Path broken = folder.resolve("broken.db");

        Files.write(broken, Arrays.copyOf(bytes, bytes.length - 4096));
        assertRefused(broken, "damaged");
        Files.writeString(broken, "not a database at all ".repeat(100));
        assertRefused(broken, "is no store of Waybill, or damaged");
        Files.write(broken, new byte[0]);
        assertRefused(broken, "is empty");
        assertRefused(folder.resolve("nothing.db"), "is not there");
        Files.write(folder.resolve("backup.db-wal"), new byte[1]);
        assertRefused(backup, "backup.db-wal lies beside");
        assertHolds(path, 1);
    }

    private void assertRefused(Path file, String reason) throws IOException {
        List<Path> before = files();
        assertThatThrownBy(() -> SqliteRestore.of(file, path, NOW))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason);
        assertThat(files()).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            return files.sorted().toList();
        }
    }

    private static void assertHolds(Path database, long documents) {
        try (SqliteStore store = Stores.open(database)) {
            assertThat(store.statuses()
                            .state()
                            .await()
                            .atMost(Duration.ofSeconds(20))
                            .counts())
                    .containsEntry(DocumentCollection.WEBHOOK_LOGS, Count.exact(documents));
        }
    }

    private static void append(SqliteStore store, String messageId) {
        store.sink().append(List.of(status(messageId, "sent"))).await().atMost(Duration.ofSeconds(20));
    }
}
