package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.sqlite.SqliteOptions.QueueBound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls that wait for the writer, bounded in number and in memory. What the writer has taken counts until it is done. A
 * call that would take more than half of the queue stands beside the others, one at a time: callers of small calls wait
 * behind it for a moment, and are not refused because of it.
 *
 * <p>Callers that had their answers in one moment come with their next calls within a moment, but not at once. A writer
 * that takes the first of them alone pays a whole sync for it, so behind a batch of several it waits a little for half
 * as many. Who comes alone again and again never waits.
 */
final class WriteQueue {

    /** What the sync that is saved takes on a fast disk. Measured: an eighth less processor time a callback. */
    private static final Duration LINGER = Duration.ofNanos(300_000);

    /** Of waiting calls: nobody is to be woken. */
    private static final int NEVER = Integer.MAX_VALUE;

    private final QueueBound bound;
    private final Duration linger;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Job<?>> waiting = new ArrayDeque<>();
    private int wakesAt = NEVER;
    private int lastBatch;
    private int calls;
    private long documents;
    private long bytes;
    private boolean holdsLarge;
    private boolean closed;

    WriteQueue(QueueBound bound) {
        this(bound, LINGER);
    }

    /** With a wait for others of its own. */
    WriteQueue(QueueBound bound, Duration linger) {
        this.bound = bound;
        this.linger = linger;
    }

    /** @throws StoreUnavailableException if the queue is full or closed */
    void put(Job<?> job) {
        lock.lock();
        try {
            if (closed) {
                throw new StoreUnavailableException("the store is closed", null);
            }
            if (isFullFor(job.size())) {
                throw new StoreUnavailableException("the store has too much to write; try again", null);
            }
            count(job, 1);
            waiting.add(job);
            if (waiting.size() >= wakesAt) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for calls and takes them in order, up to a number of documents but at least one; none when closed. */
    List<Job<?>> take(int mostDocuments) {
        lock.lock();
        try {
            awaitFirst();
            if (documents < mostDocuments && !holdsLarge) {
                awaitOthers(lastBatch / 2);
            }
            wakesAt = NEVER;
            List<Job<?>> batch = batch(mostDocuments);
            lastBatch = batch.size();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void awaitFirst() {
        wakesAt = 1;
        while (waiting.isEmpty() && !closed) {
            changed.awaitUninterruptibly();
        }
    }

    private void awaitOthers(int expected) {
        wakesAt = expected;
        long left = linger.toNanos();
        while (waiting.size() < expected && !closed && left > 0) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                // Whoever interrupts wants no delay, and the calls are to be written nevertheless.
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Calls that were taken are done. */
    void done(List<Job<?>> jobs) {
        lock.lock();
        try {
            jobs.forEach(job -> count(job, -1));
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what waits can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean isLarge(Job.Size size) {
        return size.documents() > bound.documents() / 2 || size.bytes() > bound.bytes() / 2;
    }

    private boolean isFullFor(Job.Size size) {
        if (isLarge(size)) {
            return holdsLarge;
        }
        return calls > 0
                && (calls + 1 > bound.calls()
                        || documents + size.documents() > bound.documents()
                        || bytes + size.bytes() > bound.bytes());
    }

    private void count(Job<?> job, int sign) {
        if (isLarge(job.size())) {
            holdsLarge = sign > 0;
            return;
        }
        calls += sign;
        documents += (long) sign * job.size().documents();
        bytes += sign * job.size().bytes();
    }

    private List<Job<?>> batch(int mostDocuments) {
        List<Job<?>> batch = new ArrayList<>();
        long taken = 0;
        for (Job<?> next = waiting.peek(); next != null; next = waiting.peek()) {
            // A call counts as one document at least, so that a batch of small calls is bounded too.
            taken += Math.max(1, next.size().documents());
            if (taken > mostDocuments && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.remove());
        }
        return batch;
    }
}
