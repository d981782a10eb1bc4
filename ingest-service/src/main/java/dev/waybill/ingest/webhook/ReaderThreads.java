package dev.waybill.ingest.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which bodies are read that are no small ones: one for the largest, and one for those of middle size,
 * so that these wait for none that takes a second. A tree of a body takes up to tens of megabytes: the number of trees
 * at one moment bounds the heap.
 */
@Singleton
final class ReaderThreads {

    /** What is larger takes longer than a sender of an ordinary batch should wait; Meta's batches stay below. */
    private static final int MIDDLE_SIZE = 1024 * 1024;

    private static final int QUEUE = 256;

    private final ThreadPoolExecutor middle = oneThread("callback-reader");
    private final ThreadPoolExecutor large = oneThread("callback-reader-large");

    /** Runs a task soon. Throws {@link java.util.concurrent.RejectedExecutionException} when too many wait. */
    Executor of(int bytes) {
        return bytes <= MIDDLE_SIZE ? middle : large;
    }

    @PreDestroy
    void stop() {
        middle.shutdownNow();
        large.shutdownNow();
    }

    private static ThreadPoolExecutor oneThread(String name) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                Thread.ofPlatform().daemon().name(name).factory());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
