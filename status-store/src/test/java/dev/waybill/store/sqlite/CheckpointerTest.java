package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {

    private static final Duration LOCK = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long LONG_LOG = 20;

    @TempDir
    Path folder;

    private DatabaseFile file;
    private Session writer;
    private Checkpointer checkpointer;
    private int keys;

    @BeforeEach
    void open() throws SQLException {
        file = DatabaseFile.prepare(folder.resolve("waybill.db"), LOCK);
        writer = file.writer();
        checkpointer = new Checkpointer(file, Duration.ofMillis(10), LONG_LOG);
        checkpointer.start();
    }

    @AfterEach
    void close() throws SQLException {
        checkpointer.close();
        writer.close();
    }

    @Test
    void bringsWhatWasCommittedIntoTheDatabaseWithoutTheWriter() throws SQLException {
        commit(1);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(keysInTheDatabaseAlone()).isEqualTo(1));
    }

    @Test
    void letsALongLogBeginAnewOnceTheWriterHasCopiedTheRest() throws SQLException {
        for (int i = 0; i < 2 * LONG_LOG; i++) {
            commit(keys++);
        }
        await().atMost(LONG).until(checkpointer::wantsLast);

        // More than once: just then the checkpointer may be copying itself.
        await().atMost(LONG).untilAsserted(() -> {
            checkpointer.copyLast(writer);
            commit(keys++);
            assertThat(pagesInTheLog()).isLessThan(LONG_LOG);
        });
        assertThat(writer.number("SELECT count(*) FROM control")).isEqualTo(keys);
    }

    private void commit(int key) throws SQLException {
        writer.update("INSERT INTO control VALUES (?, 1, '{}')", "key " + key);
        checkpointer.committed();
    }

    private long pagesInTheLog() throws SQLException {
        return writer.rows("PRAGMA wal_checkpoint(PASSIVE)", row -> row.getLong(2))
                .getFirst();
    }

    private long keysInTheDatabaseAlone() throws SQLException, IOException {
        Path copy = Files.createTempFile(folder, "alone", ".db");
        Files.write(copy, Files.readAllBytes(folder.resolve("waybill.db")));
        try (Session alone = DatabaseFile.existing(copy, LOCK)) {
            return alone.number("SELECT count(*) FROM control");
        }
    }
}
