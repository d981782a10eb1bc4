package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a store starts, and what it says when it cannot. */
class OpeningTest {

    @TempDir
    Path folder;

    @Test
    void createsTheFileAndItsFolders() {
        Path path = folder.resolve("a/b/waybill.db");

        Stores.open(path).close();

        assertThat(path).isRegularFile();
    }

    @Test
    void opensOneNewFileFromSeveralSidesAtOnce() {
        Path path = folder.resolve("waybill.db");

        List<CompletableFuture<SqliteStore>> stores = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> Stores.open(path)))
                .limit(4)
                .toList();

        stores.forEach(store -> store.join().close());
    }

    @Test
    void syncsEveryCommitToDisk() throws SQLException {
        DatabaseFile file = DatabaseFile.prepare(folder.resolve("waybill.db"), Duration.ofSeconds(1));
        try (Session writer = file.writer();
                Session reader = file.reader()) {
            assertThat(writer.number("PRAGMA synchronous")).as("FULL").isEqualTo(2);
            assertThat(writer.rows("PRAGMA journal_mode", row -> row.getString(1)))
                    .containsExactly("wal");
            assertThatThrownBy(() -> reader.update("DELETE FROM document")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Path path = Files.writeString(folder.resolve("notes.txt"), "not a database at all ".repeat(100));

        assertRefused(path, "is not a SQLite database; name another file");
        assertThat(path).content().startsWith("not a database");
    }

    @Test
    void refusesADatabaseOfAnotherProgramAndLeavesItAlone() throws SQLException {
        Path path = folder.resolve("other.db");
        run(path, "CREATE TABLE theirs (a)");

        assertRefused(path, "is a database of another program");
        run(path, "INSERT INTO theirs VALUES (1)");
    }

    @Test
    void refusesAFileOfANewerVersion() throws SQLException {
        Path path = folder.resolve("waybill.db");
        Stores.open(path).close();
        run(path, "PRAGMA user_version = 99");

        assertRefused(
                path, "was written by a newer Waybill (file version 99, this one knows " + Schema.LOG.version() + ")");
    }

    @Test
    void refusesAFileOfAVersionThatWasNeverReleased() throws SQLException {
        Path path = folder.resolve("waybill.db");
        Stores.open(path).close();
        run(path, "PRAGMA user_version = 1");

        assertRefused(path, "was written by a Waybill before the first release (file version 1, this one knows");
    }

    @Test
    void refusesAFileSystemOnWhichTheLogOfWritesCannotBeShared() throws SQLException {
        Path path = folder.resolve("dotfile.db");
        // This way of locking shares no memory, as on some network file systems.
        String url = "jdbc:sqlite:file:" + path + "?vfs=unix-dotfile";
        try (Session session = new Session(DriverManager.getConnection(url))) {
            assertThatThrownBy(() -> DatabaseFile.startLogOfWrites(session, path))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("name a path on a local disk");
        }
    }

    @Test
    void refusesAFolder() {
        assertRefused(folder, "is a folder; name a file");
    }

    @Test
    void refusesAPathBelowAFile() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertRefused(folder.resolve("file/waybill.db"), "its folder cannot be created");
    }

    @Test
    void refusesAFileThatAnotherProgramKeepsLocked() throws SQLException {
        Path path = folder.resolve("waybill.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertRefused(path, "is locked by another program");
        }
    }

    private void assertRefused(Path path, String message) {
        SqliteOptions hasty = SqliteOptions.at(path).withLockTimeout(Duration.ofMillis(50));
        assertThatThrownBy(() -> Stores.open(hasty, StoreObserver.NONE))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining(message);
    }

    private static void run(Path path, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
