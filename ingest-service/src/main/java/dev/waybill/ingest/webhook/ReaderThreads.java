package dev.waybill.ingest.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread on which large bodies are verified and read, so that they do not hold up the small ones. */
@Singleton
final class ReaderThreads {

    /**
     * A tree of a body takes up to tens of megabytes: the number of trees at one moment bounds the heap. One thread
     * reads bodies faster than the store takes them.
     */
    private static final int THREADS = 1;

    private static final int QUEUE = 256;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("callback-reader-", 0).factory());

    ReaderThreads() {
        executor.allowCoreThreadTimeOut(true);
    }

    /** Runs the task soon. Throws {@link java.util.concurrent.RejectedExecutionException} when too many wait. */
    void execute(Runnable task) {
        executor.execute(task);
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
