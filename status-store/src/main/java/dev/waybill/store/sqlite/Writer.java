package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. It takes all calls that wait, runs them in one transaction, syncs once and only then
 * tells the callers: the more callers, the less each of them pays for the disk.
 */
final class Writer {

    private static final System.Logger LOG = System.getLogger(Writer.class.getName());

    private final DatabaseFile file;
    private final SqliteOptions options;
    private final StoreObserver observer;
    private final InstantSource clock;
    private final WriteQueue queue;
    private final Checkpointer checkpointer;
    private final Thread thread;
    private final long mostLockSteps;
    private final LastCommit last;
    private @Nullable Session session;

    Writer(DatabaseFile file, SqliteOptions options, StoreObserver observer, InstantSource clock) {
        this.file = file;
        this.options = options;
        this.observer = observer;
        this.clock = clock;
        this.queue = new WriteQueue(options.waiting());
        this.mostLockSteps = options.lockTimeout().dividedBy(DatabaseFile.LOCK_STEP);
        this.checkpointer = new Checkpointer(file);
        this.last = file.lastCommit();
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("store-writer " + options.path().getFileName())
                .unstarted(this::work);
    }

    void start() {
        thread.start();
        checkpointer.start();
    }

    /** @throws StoreUnavailableException if too much waits already, or the store is closed */
    void put(Job<?> job) {
        queue.put(job);
    }

    /** Calls that no transaction has taken yet. */
    int waiting() {
        return queue.waiting();
    }

    /** Refuses new calls and waits for those that came before. */
    void close() {
        queue.close();
        try {
            if (!thread.join(options.closeTimeout())) {
                StoreUnavailableException closed = new StoreUnavailableException("the store is closed", null);
                queue.take(Integer.MAX_VALUE).forEach(job -> job.fail(closed));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        checkpointer.close();
    }

    private void work() {
        for (List<Job<?>> batch = next(); !batch.isEmpty(); batch = next()) {
            write(batch);
            copyLog();
        }
        letGo();
        forgetSession();
        last.close();
    }

    private List<Job<?>> next() {
        return queue.take(options.batchDocuments());
    }

    private void write(List<Job<?>> batch) {
        Instant start = clock.instant();
        try {
            file.inPlace().requireWritable();
            commit(batch);
            // Whoever hears of a commit must find it: not in a file that was moved away meanwhile.
            file.inPlace().requireWritable();
        } catch (SQLException e) {
            fail(batch, SqlFailures.translated(e));
            return;
        } catch (StoreUnavailableException e) {
            letGo();
            fail(batch, e);
            return;
        } catch (Throwable e) {
            // Whatever it was, the callers must hear of it and the thread must live on.
            fail(batch, new StoreUnavailableException("the store failed unexpectedly", e));
            return;
        }
        Duration took = Duration.between(start, clock.instant());
        // Before the callers hear of it: who hears may come at once with the next call, and finds room,
        // or asks for the figures, and finds this commit in them.
        queue.done(batch);
        checkpointer.committed();
        tell(() -> observer.committed(batch.size(), documents(batch), took, queue.waiting()));
        batch.forEach(Job::settle);
    }

    /** Only when the callers have their answers. */
    private void copyLog() {
        Session open = session;
        if (open == null || !checkpointer.wantsLast()) {
            return;
        }
        try {
            checkpointer.copyLast(open);
        } catch (SQLException e) {
            // Nothing is lost: what is committed is in the log.
            LOG.log(Level.DEBUG, "the log of writes could not be copied; a later commit tries again", e);
            forgetSession();
        }
    }

    /** Brings what was answered into the database that is open, if that was moved or lost what lies beside it. */
    private void letGo() {
        Session open = session;
        if (open != null && !file.inPlace().isInPlace()) {
            checkpointer.copyAll(open);
        }
    }

    private void commit(List<Job<?>> batch) throws SQLException {
        boolean done = false;
        try {
            commitNow(batch);
            done = true;
        } finally {
            if (!done) {
                // A new connection is cheap beside knowing in which state a failed one is; closing rolls back.
                forgetSession();
            }
        }
    }

    private void commitNow(List<Job<?>> batch) throws SQLException {
        Session known = session;
        Session open = known == null ? file.writer() : known;
        session = open;
        begin(open);
        if (known == null) {
            file.inPlace().logOpened();
        }
        if (!runTogether(batch, open)) {
            open.run("ROLLBACK");
            begin(open);
            runApart(batch, open);
        }
        open.ledger().write();
        CommitMark mark = open.rows(CommitMark.NEXT, CommitMark::of).getFirst();
        try {
            open.run("COMMIT");
            last.write(mark);
        } catch (SQLException e) {
            throw new StoreUnavailableException(
                    SqlFailures.translated(e).getMessage()
                            + " (in a commit: it is unknown whether anything of it is durable)",
                    e);
        }
    }

    /** Another process may be writing: asks for the lock until the time is over. */
    private void begin(Session open) throws SQLException {
        for (long left = mostLockSteps; ; left--) {
            try {
                open.run("BEGIN IMMEDIATE");
                open.ledger().forget();
                return;
            } catch (SQLException e) {
                if (left <= 0 || !SqlFailures.isBusy(e)) {
                    throw e;
                }
            }
        }
    }

    /** Runs calls that can hardly fail; false when one of them did nevertheless. */
    private static boolean runTogether(List<Job<?>> batch, Session open) throws SQLException {
        try {
            for (Job<?> job : batch) {
                job.run(open);
            }
            return true;
        } catch (SQLException e) {
            if (!SqlFailures.belongsToOneCall(e)) {
                throw e;
            }
            return false;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void runApart(List<Job<?>> batch, Session open) throws SQLException {
        for (Job<?> job : batch) {
            runApart(job, open);
        }
    }

    /** Runs a call so that its own failure takes back what it did and nothing else. */
    private static void runApart(Job<?> job, Session open) throws SQLException {
        open.update("SAVEPOINT call");
        try {
            job.run(open);
            open.ledger().write();
        } catch (SQLException e) {
            if (!SqlFailures.belongsToOneCall(e)) {
                throw e;
            }
            takeBack(job, open, SqlFailures.translated(e));
        } catch (RuntimeException e) {
            takeBack(job, open, e);
        }
        open.update("RELEASE call");
    }

    private static void takeBack(Job<?> job, Session open, RuntimeException reason) throws SQLException {
        open.update("ROLLBACK TO call");
        open.ledger().forget();
        job.spoil(reason);
    }

    private void fail(List<Job<?>> batch, Throwable reason) {
        queue.done(batch);
        tell(() -> observer.failed(batch.size(), reason));
        batch.forEach(job -> job.fail(reason));
    }

    private void forgetSession() {
        Session open = session;
        session = null;
        if (open != null && file.giveUp(open)) {
            file.inPlace().logClosed();
        }
    }

    /** An observer that fails must not end the thread that all writing stands on. */
    private static void tell(Runnable observation) {
        try {
            observation.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the store's observer failed; its figures are incomplete", e);
        }
    }

    private static int documents(List<Job<?>> batch) {
        return batch.stream().mapToInt(job -> job.size().documents()).sum();
    }
}
