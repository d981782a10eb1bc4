package dev.waybill.store.sqlite;

import dev.waybill.model.store.ControlStore;
import dev.waybill.store.ControlStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteControlStoreTest extends ControlStoreContract {

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
    protected ControlStore store() {
        return open.controls();
    }

    @Override
    protected void restart() {
        close();
        open();
    }
}
