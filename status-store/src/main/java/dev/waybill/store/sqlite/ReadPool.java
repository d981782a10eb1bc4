package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that read, each with a connection of its own, and a bounded queue before them. No read holds a thread
 * longer than the options allow, or longer than somebody waits for it.
 */
final class ReadPool {

    private final DatabaseFile file;
    private final SqliteOptions options;
    private final BlockingQueue<Session> idle;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor watchdog;

    ReadPool(DatabaseFile file, SqliteOptions options, String name) {
        this.file = file;
        this.options = options;
        this.idle = new ArrayBlockingQueue<>(options.readers());
        this.threads = new ThreadPoolExecutor(
                options.readers(),
                options.readers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(options.waitingReads()),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        this.watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name + "-watchdog").factory());
        watchdog.setRemoveOnCancelPolicy(true);
    }

    /** Reads that run at one time. */
    int size() {
        return options.readers();
    }

    /** Runs a read and tells its caller; fails at once when too many wait. */
    <T> void read(Job.Work<T> work, UniEmitter<? super T> caller) {
        Reading<T> reading = new Reading<>(work, caller, options.readTimeout());
        Runnable task = () -> run(reading);
        caller.onTermination(() -> {
            reading.unwanted();
            threads.remove(task);
        });
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            String reason = threads.isShutdown() ? "the store is closed" : "the store has too much to read; try again";
            reading.fail(new StoreUnavailableException(reason, null));
        }
    }

    /** Refuses new reads and waits for those that came before. */
    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(options.closeTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watchdog.shutdownNow();
        for (Session session = idle.poll(); session != null; session = idle.poll()) {
            close(session);
        }
    }

    private <T> void run(Reading<T> reading) {
        if (!reading.isWanted()) {
            return;
        }
        try {
            file.inPlace().requireDatabase();
        } catch (StoreUnavailableException e) {
            reading.fail(e);
            return;
        }
        Future<?> alarm = watchdog.schedule(reading::late, options.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            runNow(reading);
        } finally {
            alarm.cancel(false);
        }
    }

    private <T> void runNow(Reading<T> reading) {
        Session session = idle.poll();
        T result;
        try {
            session = session == null ? file.reader() : session;
            result = reading.run(session);
        } catch (SQLException e) {
            close(session);
            reading.fail(e);
            return;
        } catch (Throwable e) {
            close(session);
            reading.fail(e);
            return;
        }
        // Never full: there are as many places as threads, and a thread holds one session at most.
        idle.add(session);
        reading.complete(result);
    }

    private void close(@Nullable Session session) {
        if (session != null) {
            boolean unused = file.giveUp(session);
        }
    }
}
