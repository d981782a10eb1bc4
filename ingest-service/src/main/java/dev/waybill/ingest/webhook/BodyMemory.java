package dev.waybill.ingest.webhook;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all bodies that are in memory at one moment. */
final class BodyMemory {

    private final long all;
    private final AtomicLong free;

    BodyMemory(long bytes) {
        this.all = bytes;
        this.free = new AtomicLong(bytes);
    }

    /** Takes bytes if there are as many; never waits. */
    boolean tryTake(long bytes) {
        return tryTake(bytes, 0);
    }

    /** The same for a body that is large already: a quarter of all stays free for small ones, which are most. */
    boolean tryTakeForLarge(long bytes) {
        return tryTake(bytes, all / 4);
    }

    private boolean tryTake(long bytes, long mustStayFree) {
        if (free.addAndGet(-bytes) >= mustStayFree) {
            return true;
        }
        giveBack(bytes);
        return false;
    }

    /** Gives bytes back that were taken. */
    void giveBack(long bytes) {
        free.addAndGet(bytes);
    }

    /** Bytes that can be taken now. */
    long free() {
        return free.get();
    }
}
