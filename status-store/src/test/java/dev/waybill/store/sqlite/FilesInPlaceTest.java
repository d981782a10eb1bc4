package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody moves, replaces or deletes the file of a store that is open: nothing is confirmed that nobody would find.
 */
class FilesInPlaceTest {

    @TempDir
    Path folder;

    private Path path;
    private SqliteStore store;

    @BeforeEach
    void open() {
        path = folder.resolve("waybill.db");
        store = Stores.open(path);
        append("wamid.1");
        assertThat(messageIds()).containsExactly("wamid.1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void refusesWhileTheFileIsAwayAndGoesOnWhenItIsBack() throws IOException {
        Files.move(path, folder.resolve("away.db"));

        assertRefuses("was moved, replaced or deleted");
        assertThat(path).doesNotExist();

        Files.move(folder.resolve("away.db"), path);
        append("wamid.2");
        assertThat(messageIds()).containsExactly("wamid.2", "wamid.1");
    }

    @Test
    void refusesWhileAnotherFileLiesInItsPlaceAndLeavesThatOneAlone() throws IOException {
        Path other = folder.resolve("other.db");
        Stores.open(other).close();
        byte[] theirs = Files.readAllBytes(other);
        Files.move(path, folder.resolve("away.db"));
        Files.move(other, path);

        assertRefuses("was moved, replaced or deleted");
        store.close();
        assertThat(path).hasBinaryContent(theirs);

        Files.delete(path);
        Files.move(folder.resolve("away.db"), path);
        store = Stores.open(path);
        assertThat(messageIds()).containsExactly("wamid.1");
    }

    @Test
    void makesNoEmptyFileOfOneThatWasDeleted() throws IOException {
        Files.delete(path);

        assertRefuses("was moved, replaced or deleted");
        assertThat(path).doesNotExist();
    }

    @Test
    void losesNothingWhenTheLogOfWritesIsDeleted() throws IOException {
        Files.delete(folder.resolve("waybill.db-wal"));

        assertThatThrownBy(() -> append("wamid.2"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("the file waybill.db-wal");
        store.close();
        store = Stores.open(path);
        append("wamid.3");
        assertThat(messageIds()).containsExactly("wamid.3", "wamid.1");
    }

    @Test
    void refusesWhileTheFileMayNotBeWritten() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
        assumeThat(Files.isWritable(path)).as("may write anything").isFalse();

        assertThatThrownBy(() -> append("wamid.2"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the store's file cannot be written; check its permissions");
        assertThat(messageIds()).containsExactly("wamid.1");

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        append("wamid.2");
        assertThat(messageIds()).containsExactly("wamid.2", "wamid.1");
    }

    private void assertRefuses(String reason) {
        assertThatThrownBy(() -> append("wamid.lost"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(this::messageIds)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason);
    }

    private void append(String messageId) {
        assertThat(got(store.sink().append(List.of(status(messageId, "sent")))).stored())
                .isEqualTo(1);
    }

    private List<String> messageIds() {
        var all = new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, Filter.all(), 100, null);
        return got(store.statuses().find(all)).documents().stream()
                .map(d -> String.valueOf(d.event().messageId()))
                .toList();
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
