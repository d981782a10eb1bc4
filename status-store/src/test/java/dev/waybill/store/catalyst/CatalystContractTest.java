package dev.waybill.store.catalyst;

import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;
import dev.waybill.store.ControlStoreContract;
import dev.waybill.store.ParkingContract;
import dev.waybill.store.StatusReadingContract;
import dev.waybill.store.StatusStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The Catalyst store keeps every contract of a store, over HTTP against the sandbox. */
class CatalystContractTest {

    private static CatalystFixture catalyst;

    private CatalystStore open;

    @BeforeAll
    static void start() {
        catalyst = new CatalystFixture();
    }

    @AfterAll
    static void stop() {
        catalyst.close();
    }

    @BeforeEach
    void open() {
        catalyst.reset("{}");
        open = catalyst.store();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private void reopen() {
        open.close();
        open = catalyst.store();
    }

    @Nested
    class Writing extends StatusStoreContract {

        @Override
        protected StatusStore store() {
            return open.statuses();
        }

        @Override
        protected StatusSink sink() {
            return CatalystFixture.sink(open);
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
            return CatalystFixture.sink(open);
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
            return CatalystFixture.sink(open);
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
