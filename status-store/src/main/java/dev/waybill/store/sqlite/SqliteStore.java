package dev.waybill.store.sqlite;

import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * An open SQLite store: all ports on one file. Several processes may have the same file open on one machine, each with
 * its own writer; they take turns by SQLite's lock. Never on a network file system: its locks cannot be trusted.
 */
public final class SqliteStore implements AutoCloseable {

    private final Engine engine;
    private final SqliteStatusStore statuses;
    private final ControlStore controls;

    private SqliteStore(Engine engine) {
        this.engine = engine;
        this.statuses = new SqliteStatusStore(engine);
        this.controls = new SqliteControlStore(engine);
    }

    /**
     * Opens the file, creating it and its folders when missing.
     *
     * @param callers gives the executor on which the results of a call are handed over; asked on the caller's thread
     * @param observer is told what the writer does
     * @param clock measures transactions for the observer
     * @throws StoreUnavailableException if the file cannot serve; the message names the path and what to do
     */
    public static SqliteStore open(
            SqliteOptions options, Supplier<Executor> callers, StoreObserver observer, InstantSource clock) {
        DatabaseFile file = DatabaseFile.prepare(options.path(), options.lockTimeout());
        Writer writer = new Writer(file, options, observer, clock);
        Engine engine = new Engine(writer, file, options, callers);
        engine.start();
        return new SqliteStore(engine);
    }

    /** Where documents are appended to the log. */
    public StatusSink sink() {
        return statuses;
    }

    /** The log. */
    public StatusStore statuses() {
        return statuses;
    }

    /** The control documents beside it. */
    public ControlStore controls() {
        return controls;
    }

    /** Calls that wait for the writer, for a gauge. */
    public int waiting() {
        return engine.waiting();
    }

    /** Whether a check of the whole file found it damaged; nothing is written into it then. */
    public boolean isDamaged() {
        return engine.isDamaged();
    }

    /** Refuses new calls, finishes those that wait, within the time of the options each for writing and reading. */
    @Override
    public void close() {
        engine.close();
    }
}
