package dev.waybill.store.sqlite;

import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;
import dev.waybill.store.ControlStoreContract;
import dev.waybill.store.ParkingContract;
import dev.waybill.store.StatusReadingContract;
import dev.waybill.store.StatusStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The SQLite store keeps every contract of a store. */
class SqliteContractTest {

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

    private void reopen() {
        close();
        open();
    }

    @Nested
    class Writing extends StatusStoreContract {

        @Override
        protected StatusStore store() {
            return open.statuses();
        }

        @Override
        protected StatusSink sink() {
            return open.sink();
        }

        @Override
        protected void restart() {
            reopen();
        }
    }

    @Nested
    class Parking extends ParkingContract {

        @Override
        protected StatusStore store() {
            return open.statuses();
        }

        @Override
        protected StatusSink sink() {
            return open.sink();
        }

        @Override
        protected void restart() {
            reopen();
        }
    }

    @Nested
    class Reading extends StatusReadingContract {

        @Override
        protected StatusStore store() {
            return open.statuses();
        }

        @Override
        protected StatusSink sink() {
            return open.sink();
        }

        @Override
        protected void restart() {
            reopen();
        }
    }

    @Nested
    class Control extends ControlStoreContract {

        @Override
        protected ControlStore store() {
            return open.controls();
        }

        @Override
        protected void restart() {
            reopen();
        }
    }
}
