package dev.waybill.store.sqlite;

import dev.waybill.model.store.StatusStore;
import dev.waybill.store.StatusReadingContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStatusReadingTest extends StatusReadingContract {

    @TempDir
    Path folder;

    private SqliteStore open;

    @BeforeEach
    void open() {
        open = Stores.open(folder.resolve("waybill.db"));
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected StatusStore store() {
        return open.statuses();
    }

    @Override
    protected void restart() {
        close();
        open();
    }
}
