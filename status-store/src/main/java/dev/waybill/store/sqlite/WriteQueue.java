package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.sqlite.SqliteOptions.QueueBound;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls that wait for the writer, bounded in number and in memory. What the writer has taken counts until it is done.
 */
final class WriteQueue {

    private final QueueBound bound;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Job<?>> waiting = new ArrayDeque<>();
    private int calls;
    private long documents;
    private long bytes;
    private boolean closed;

    WriteQueue(QueueBound bound) {
        this.bound = bound;
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
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for calls and takes them in order, up to a number of documents but at least one; none when closed. */
    List<Job<?>> take(int mostDocuments) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return batch(mostDocuments);
        } finally {
            lock.unlock();
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

    private boolean isFullFor(Job.Size size) {
        return calls > 0
                && (calls + 1 > bound.calls()
                        || documents + size.documents() > bound.documents()
                        || bytes + size.bytes() > bound.bytes());
    }

    private void count(Job<?> job, int sign) {
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
