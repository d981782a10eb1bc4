package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a start finds when the process before it was killed, and somebody moved its files: it goes on where nothing is
 * missing, else it says so in one line and changes nothing.
 */
class LeftBehindTest {

    private static final int DOCUMENTS = 40;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("waybill.db");
    }

    @Test
    void goesOnBehindAKill() throws Exception {
        List<String> confirmed = KilledProcess.after(DOCUMENTS, path);
        assertThat(log()).isNotEmptyFile();

        assertStarts(confirmed);
        assertThat(log()).doesNotExist();
    }

    @Test
    void goesOnWithADatabaseAndItsLogInAnotherFolder() throws Exception {
        List<String> confirmed = KilledProcess.after(DOCUMENTS, path);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(log(), elsewhere.resolve("waybill.db-wal"));
        Files.copy(path, elsewhere.resolve("waybill.db"));

        path = elsewhere.resolve("waybill.db");
        assertStarts(confirmed);
    }

    @Test
    void refusesALogWithoutItsDatabaseAndGoesOnWhenItIsBack() throws Exception {
        List<String> confirmed = KilledProcess.after(DOCUMENTS, path);
        Path away = Files.move(path, folder.resolve("away.db"));

        assertRefusedWithoutAChange("waybill.db is missing, but its log waybill.db-wal lies there");

        Files.move(away, path);
        assertStarts(confirmed);
    }

    @Test
    void refusesToMakeAnEmptyDatabaseInPlaceOfOneThatWasThere() throws Exception {
        Stores.open(path).close();
        Path away = Files.move(path, folder.resolve("away.db"));

        assertRefusedWithoutAChange("waybill.db is missing, but was here before");

        Files.move(away, path);
        assertStarts(List.of());
        Files.delete(path);
        Files.delete(folder.resolve("waybill.db-last"));
        assertStarts(List.of());
    }

    @Test
    void refusesTheLogOfAnotherDatabase() throws Exception {
        Path other = folder.resolve("other.db");
        Stores.open(other).close();
        List<String> confirmed = KilledProcess.after(DOCUMENTS, path);
        Path away = Files.move(path, folder.resolve("away.db"));
        Files.move(other, path);

        assertRefusedWithoutAChange("waybill.db-wal is not the log of");

        Files.move(away, path, StandardCopyOption.REPLACE_EXISTING);
        assertStarts(confirmed);
    }

    @Test
    void refusesABackupBesideTheLogOfWhatItWasMadeOf() throws Exception {
        KilledProcess.after(DOCUMENTS, path);
        Path backup = folder.resolve("backup.db");
        SqliteBackup.write(path, backup);
        KilledProcess.after(DOCUMENTS, path);
        Files.copy(backup, path, StandardCopyOption.REPLACE_EXISTING);

        assertRefusedWithoutAChange("waybill.db-wal is not the log of");
    }

    @Test
    void refusesAnOlderCopyBesideALogThatBeganBehindIt() throws Exception {
        Stores.open(path).close();
        byte[] old = Files.readAllBytes(path);
        KilledProcess.after(DOCUMENTS, path);
        // The next process begins a new log behind the old one.
        KilledProcess.after(DOCUMENTS, path);
        Files.write(path, old);

        assertRefusedWithoutAChange("waybill.db-wal is not the log of");
    }

    @Test
    void refusesADatabaseWhoseLogWasTakenAway() throws Exception {
        List<String> confirmed = KilledProcess.after(DOCUMENTS, path);
        byte[] kept = Files.readAllBytes(log());
        Files.delete(log());

        assertRefusedWithoutAChange("missing, as when waybill.db-wal was taken away");

        Files.write(log(), kept);
        assertStarts(confirmed);
    }

    @Test
    void goesOnWithALogThatAnotherProgramBroughtIntoTheDatabase() throws Exception {
        List<String> confirmed = KilledProcess.after(DOCUMENTS, path);
        try (Session shell = DatabaseFile.existing(path, Duration.ofSeconds(1))) {
            shell.number("SELECT count(*) FROM document");
        }
        assertThat(log()).doesNotExist();

        assertStarts(confirmed);
    }

    @Test
    void aDatabaseThatWasMovedWhileInUseLacksNothing() throws IOException {
        Path away = folder.resolve("away.db");
        try (SqliteStore store = Stores.open(path)) {
            append(store, "wamid.1");
            append(store, "wamid.2");
            Files.move(path, away);
            assertThatThrownBy(() -> append(store, "wamid.refused")).isInstanceOf(StoreUnavailableException.class);
        }

        assertRefusedWithoutAChange("waybill.db is missing");
        path = away;
        assertStarts(List.of("wamid.1", "wamid.2"));
    }

    @Test
    void aDatabaseThatWasMovedWhileNobodyWritesLacksNothing() throws IOException {
        Path away = folder.resolve("away.db");
        SqliteStore store = Stores.open(path);
        append(store, "wamid.1");
        Files.move(path, away);
        store.close();

        path = away;
        assertStarts(List.of("wamid.1"));
    }

    @Test
    void noticesALogThatIsDeletedBesideTheTargetOfALink() throws IOException {
        Path target = Files.createDirectories(folder.resolve("disk")).resolve("real.db");
        Files.createSymbolicLink(path, target);
        try (SqliteStore store = Stores.open(path)) {
            append(store, "wamid.1");
            Files.delete(target.resolveSibling("real.db-wal"));

            assertThatThrownBy(() -> append(store, "wamid.2"))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("real.db-wal");
        }
        assertStarts(List.of("wamid.1"));
    }

    @Test
    void noticesSharedMemoryThatIsDeleted() throws IOException {
        try (SqliteStore store = Stores.open(path)) {
            append(store, "wamid.1");
            Files.delete(folder.resolve("waybill.db-shm"));

            assertThatThrownBy(() -> append(store, "wamid.2"))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("waybill.db-shm");
        }
        assertThat(log()).as("left to the next start, since others may use it").isNotEmptyFile();
    }

    @Test
    void makesEverythingForItsUserAlone() throws IOException {
        path = folder.resolve("new/folder/waybill.db");
        try (SqliteStore store = Stores.open(path)) {
            append(store, "wamid.1");
            SqliteBackup.write(path, path.resolveSibling("backup.db"));

            try (Stream<Path> made = Files.walk(folder.resolve("new"))) {
                Map<String, String> rights = new TreeMap<>();
                for (Path file : made.toList()) {
                    rights.put(
                            file.getFileName().toString(),
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                }
                assertThat(rights)
                        .isEqualTo(Map.of(
                                "new", "rwx------",
                                "folder", "rwx------",
                                "waybill.db", "rw-------",
                                "waybill.db-wal", "rw-------",
                                "waybill.db-shm", "rw-------",
                                "waybill.db-last", "rw-------",
                                "backup.db", "rw-------"));
            }
        }
    }

    @Test
    void aDamagedDatabaseIsFoundBehindAKillAndNotWrittenAnyMore() throws Exception {
        KilledProcess.after(DOCUMENTS, path);
        try (Session all = DatabaseFile.existing(path, Duration.ofSeconds(1))) {
            all.number("SELECT count(*) FROM document");
        }
        long root;
        try (Session session = DatabaseFile.existing(path, Duration.ofSeconds(1))) {
            root = session.number("SELECT rootpage FROM sqlite_schema WHERE name = 'document_status'");
        }
        KilledProcess.after(DOCUMENTS, path);
        Files.deleteIfExists(folder.resolve("waybill.db-shm"));
        spoilPage(root);

        try (SqliteStore store = Stores.open(path)) {
            Path damage = folder.resolve("waybill.db-damaged");
            await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(damage));
            assertThatThrownBy(() -> append(store, "wamid.late"))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("is damaged");
        }
        assertRefusedWithoutAChange("is damaged");
    }

    /** In the database itself; the log of the last process does not hold it any more when it was copied. */
    private void spoilPage(long page) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[4096]), (page - 1) * 4096);
        }
        Files.deleteIfExists(folder.resolve("waybill.db-last"));
    }

    private void assertStarts(List<String> confirmed) {
        try (SqliteStore store = Stores.open(path)) {
            append(store, "wamid.after");
            List<String> expected = new ArrayList<>(confirmed);
            expected.add("wamid.after");
            assertThat(messageIds(store)).doesNotHaveDuplicates().containsAll(expected);
        }
    }

    private void assertRefusedWithoutAChange(String reason) throws IOException {
        Map<String, byte[]> before = files();
        assertThatThrownBy(() -> Stores.open(path))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
        Map<String, byte[]> after = files();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Path log() {
        return folder.resolve("waybill.db-wal");
    }

    private static void append(SqliteStore store, String messageId) {
        assertThat(got(store.sink().append(List.of(status(messageId, "sent")))).stored())
                .isEqualTo(1);
    }

    private static List<String> messageIds(SqliteStore store) {
        var all = new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, Filter.all(), 100_000, null);
        return got(store.statuses().find(all)).documents().stream()
                .map(d -> String.valueOf(d.event().messageId()))
                .toList();
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
