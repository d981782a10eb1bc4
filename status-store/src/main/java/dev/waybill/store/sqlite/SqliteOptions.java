package dev.waybill.store.sqlite;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a SQLite store is opened.
 *
 * @param path the database file; it and its folders are created when missing
 * @param waiting most work that may wait for the writer; more is refused at once
 * @param batchDocuments most documents of one commit; a single call of more still goes through alone
 * @param readers connections that read
 * @param waitingReads most reads that may wait for a connection; more are refused at once
 * @param readTimeout longest time that one read may run; then it is stopped
 * @param lockTimeout how long the writer waits for another process to end its transaction
 * @param closeTimeout how long closing waits for what is queued
 */
public record SqliteOptions(
        Path path,
        QueueBound waiting,
        int batchDocuments,
        int readers,
        int waitingReads,
        Duration readTimeout,
        Duration lockTimeout,
        Duration closeTimeout) {

    private static final int MEBIBYTE = 1 << 20;

    /**
     * Bound of the writer's queue. Each is kept for itself; a call that is too large for all of the queue is taken only
     * when it is empty.
     *
     * @param calls most calls
     * @param documents most documents of these calls
     * @param bytes most bytes of their bodies, so that memory stays bounded when callbacks are large
     */
    public record QueueBound(int calls, int documents, long bytes) {

        /** @throws IllegalArgumentException if one of the bounds is below 1 */
        public QueueBound {
            if (calls < 1 || documents < 1 || bytes < 1) {
                throw new IllegalArgumentException("a bound of the writer's queue is at least 1");
            }
        }
    }

    /** @throws IllegalArgumentException if a number is below 1 or a time is not positive */
    public SqliteOptions {
        if (batchDocuments < 1 || readers < 1 || waitingReads < 1) {
            throw new IllegalArgumentException("batch, readers and waiting reads are at least 1");
        }
        if (!readTimeout.isPositive() || !lockTimeout.isPositive() || !closeTimeout.isPositive()) {
            throw new IllegalArgumentException("read, lock and close timeouts are longer than nothing");
        }
    }

    /**
     * The defaults: seconds of work at full rate may wait, in at most 64 MiB; beyond that a refused caller that comes
     * again later is better served than one who waits longer.
     */
    public static SqliteOptions at(Path path) {
        return new SqliteOptions(
                path,
                new QueueBound(4096, 20_000, 64L * MEBIBYTE),
                1000,
                3,
                256,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    /** The same with another bound of the writer's queue. */
    public SqliteOptions withWaiting(QueueBound bound) {
        return new SqliteOptions(
                path, bound, batchDocuments, readers, waitingReads, readTimeout, lockTimeout, closeTimeout);
    }

    /** The same with another patience for other processes. */
    public SqliteOptions withLockTimeout(Duration timeout) {
        return new SqliteOptions(
                path, waiting, batchDocuments, readers, waitingReads, readTimeout, timeout, closeTimeout);
    }

    /** The same with another bound of a read's time. */
    public SqliteOptions withReadTimeout(Duration timeout) {
        return new SqliteOptions(
                path, waiting, batchDocuments, readers, waitingReads, timeout, lockTimeout, closeTimeout);
    }
}
