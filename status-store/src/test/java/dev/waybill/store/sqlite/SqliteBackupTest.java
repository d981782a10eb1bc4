package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBackupTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void aCopyOfAnOpenStoreOpensAsAStoreWithEverythingThatWasAppended() {
        Path target = folder.resolve("backup.db");
        StatusDocument kept = Documents.status("wamid.1", "sent", Instant.now());
        try (SqliteStore store = open()) {
            append(store, kept);

            SqliteBackup backup = SqliteBackup.write(database(), target);

            assertThat(backup.file()).isEqualTo(target).hasSize(backup.bytes());
            assertThat(backup.documents()).isEqualTo(1);
            append(store, Documents.status("wamid.2", "sent", Instant.now()));
        }
        try (SqliteStore restored = Stores.open(target)) {
            assertThat(append(restored, kept)).as("new to the copy").isZero();
        }
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        open().close();
        Path target = Files.writeString(folder.resolve("backup.db"), "precious");

        assertThatThrownBy(() -> SqliteBackup.write(database(), target))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("is there already; name another file");
        assertThat(target).content().isEqualTo("precious");
    }

    @Test
    void whatIsNoStoreLeavesNoCopy() throws IOException, SQLException {
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE theirs (a)");
        }

        assertThatThrownBy(() -> SqliteBackup.write(other, folder.resolve("backup.db")))
                .hasMessageContaining("is no store of Waybill");
        assertThatThrownBy(() -> SqliteBackup.write(folder.resolve("none.db"), folder.resolve("backup.db")))
                .hasMessageContaining("is not there; name the store's file");
        assertThatThrownBy(() -> SqliteBackup.write(other, folder.resolve("nowhere/backup.db")))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**backup*");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    private SqliteStore open() {
        return Stores.open(database());
    }

    private Path database() {
        return folder.resolve("waybill.db");
    }

    /** How many documents were new. */
    private static int append(SqliteStore store, StatusDocument document) {
        return store.sink().append(List.of(document)).await().atMost(PATIENCE).stored();
    }
}
