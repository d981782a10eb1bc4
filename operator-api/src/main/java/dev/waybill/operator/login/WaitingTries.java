package dev.waybill.operator.login;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Bounds the tries that wait for their delay to pass, for each key that they are counted under and in all. */
final class WaitingTries {

    static final int MOST_OF_A_KEY = 4;
    static final int MOST = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Integer> byKey = new HashMap<>();
    private int all;

    /** Takes a place if there is one. */
    boolean tryEnter(Object key) {
        lock.lock();
        try {
            int waiting = byKey.getOrDefault(key, 0);
            if (waiting == MOST_OF_A_KEY || all == MOST) {
                return false;
            }
            byKey.put(key, waiting + 1);
            all++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back that was taken. */
    void leave(Object key) {
        lock.lock();
        try {
            byKey.computeIfPresent(key, (same, waiting) -> waiting == 1 ? null : waiting - 1);
            all--;
        } finally {
            lock.unlock();
        }
    }
}
