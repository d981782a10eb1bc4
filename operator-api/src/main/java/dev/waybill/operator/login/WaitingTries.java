package dev.waybill.operator.login;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Bounds the tries that wait for their delay to pass, for each address and in all. */
final class WaitingTries {

    static final int MOST_OF_AN_ADDRESS = 4;
    static final int MOST = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    /** Takes a place if there is one. */
    boolean tryEnter(String address) {
        lock.lock();
        try {
            int waiting = byAddress.getOrDefault(address, 0);
            if (waiting == MOST_OF_AN_ADDRESS || all == MOST) {
                return false;
            }
            byAddress.put(address, waiting + 1);
            all++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back that was taken. */
    void leave(String address) {
        lock.lock();
        try {
            byAddress.computeIfPresent(address, (same, waiting) -> waiting == 1 ? null : waiting - 1);
            all--;
        } finally {
            lock.unlock();
        }
    }
}
