package dev.waybill.store.sqlite;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies what commits have left in the log of writes into the database, beside the writer: a callback that waits for
 * its commit does not wait for that as well. The log can only begin anew when nothing in it is left to copy, and while
 * commits come without a pause only the writer can see to that, so it is asked to copy the little that came meanwhile.
 *
 * <p>Source: sqlite.org, "Write-Ahead Logging", checkpointing.
 */
final class Checkpointer {

    /** Pages that change again and again meanwhile are copied once. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Pages (of 4 KiB) in the log, behind which it should begin anew. */
    private static final long LONG_LOG = 8192;

    /** Pages that the writer may copy itself: a few milliseconds. */
    private static final long FEW = 256;

    private static final int MOST_ROUNDS = 5;

    /** What closing waits for. */
    private static final Duration LONGEST_COPY = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Checkpointer.class.getName());

    private final DatabaseFile file;
    private final Duration pause;
    private final long longLog;
    private final ScheduledThreadPoolExecutor thread;
    private volatile boolean committed;
    private volatile boolean wantsLast;
    private @Nullable Session session;

    /** How a checkpoint ended: pages in the log, and how many of them are in the database. */
    private record Progress(long log, long copied) {

        long left() {
            return log - copied;
        }
    }

    Checkpointer(DatabaseFile file) {
        this(file, PAUSE, LONG_LOG);
    }

    /**
     * With limits of its own.
     *
     * @param longLog pages in the log, behind which it should begin anew
     */
    Checkpointer(DatabaseFile file, Duration pause, long longLog) {
        this.file = file;
        this.pause = pause;
        this.longLog = longLog;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("store-checkpointer").factory());
    }

    void start() {
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::copy, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The writer has committed. */
    void committed() {
        committed = true;
    }

    /** Whether the writer should copy what is left, now that its callers have their answers. */
    boolean wantsLast() {
        return wantsLast;
    }

    /** Copies what is left, on the writer's own session and between two transactions. */
    void copyLast(Session writer) throws SQLException {
        wantsLast = false;
        copy(writer);
    }

    /**
     * Copies all of the log that no reader still needs into the database that is open, wherever that lies by now, so
     * that a database that was moved lacks nothing. On the session of the calling thread, opened before the move.
     */
    void copyAll(Session open) {
        if (!file.inPlace().mayCopy()) {
            return;
        }
        try {
            Progress progress = copy(open);
            for (int i = 1; i < MOST_ROUNDS && progress.left() > 0; i++) {
                progress = copy(open);
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the log of writes could not be copied into the store's file that was moved", e);
        }
    }

    /** Ends; what is not copied then, SQLite copies when the last connection closes. */
    void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_COPY.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        forgetSession();
    }

    private void copy() {
        if (!file.inPlace().isInPlace()) {
            Session known = session;
            if (known != null) {
                copyAll(known);
            }
            return;
        }
        if (!committed || wantsLast) {
            return;
        }
        committed = false;
        try {
            Session open = session();
            Progress progress = copy(open);
            for (int i = 1; i < MOST_ROUNDS && progress.left() > FEW; i++) {
                progress = copy(open);
            }
            wantsLast = progress.log() > longLog;
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the log of writes could not be copied now; the next round tries again", e);
            committed = true;
            forgetSession();
        }
    }

    private static Progress copy(Session open) throws SQLException {
        return open.rows("PRAGMA wal_checkpoint(PASSIVE)", row -> new Progress(row.getLong(2), row.getLong(3)))
                .getFirst();
    }

    private Session session() throws SQLException {
        file.inPlace().requireDatabase();
        Session known = session;
        Session open = known == null ? file.checkpointer() : known;
        session = open;
        return open;
    }

    private void forgetSession() {
        Session open = session;
        session = null;
        if (open != null) {
            boolean unused = file.giveUp(open);
        }
    }
}
