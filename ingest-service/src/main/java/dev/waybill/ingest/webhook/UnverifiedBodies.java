package dev.waybill.ingest.webhook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Bounds the bytes of bodies whose callers are known only by the signature of the whole body, so by strangers too. When
 * it gets tight, the bodies that arrive slowest are ended: a sender who means it sends as fast as it can, and whoever
 * only wants to hold memory has to stay. One address holds half of the bytes at most. What an attacker still can do
 * stands in decision 0021.
 */
final class UnverifiedBodies {

    /** Even the first packet of a body shall not look slow, so each body counts as if that much had come before. */
    private static final int HEAD_START = 64 * 1024;

    /** Ended together with the slowest, so that not every packet has to look for victims. */
    private static final int SPARE_SHARE = 32;

    private final long most;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Body> bodies = new HashSet<>();
    private final Map<String, Long> byAddress = new HashMap<>();
    private long held;

    UnverifiedBodies(long most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /**
     * A body that begins.
     *
     * @param address of its caller
     * @param onEnded called, by any thread, when the body has to give way to others
     */
    Body begin(String address, Runnable onEnded) {
        return new Body(address, onEnded);
    }

    /** Bytes that are held now. */
    long held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** One body on its way. */
    final class Body {

        private final String address;
        private final Runnable onEnded;
        private final long begunAt = nanoTime.getAsLong();
        private long bytes;
        private boolean ended;

        private Body(String address, Runnable onEnded) {
            this.address = address;
            this.onEnded = onEnded;
        }

        /** Holds that many bytes more, at the price of slower bodies; false when this one is the slowest. */
        boolean hold(int more) {
            List<Body> victims;
            boolean holds;
            lock.lock();
            try {
                if (ended) {
                    return false;
                }
                bodies.add(this);
                count(this, more);
                victims = makeRoom(this);
                holds = !ended;
            } finally {
                lock.unlock();
            }
            victims.forEach(victim -> victim.onEnded.run());
            return holds;
        }

        /** Gives everything back; may be called again. */
        void release() {
            lock.lock();
            try {
                end(this);
            } finally {
                lock.unlock();
            }
        }

        private double rate(long now) {
            return (double) (bytes + HEAD_START) / Math.max(1, now - begunAt);
        }
    }

    private void count(Body body, long more) {
        body.bytes += more;
        held += more;
        byAddress.merge(body.address, more, (before, added) -> before + added == 0 ? null : before + added);
    }

    private void end(Body body) {
        if (!body.ended) {
            body.ended = true;
            bodies.remove(body);
            count(body, -body.bytes);
        }
    }

    private List<Body> makeRoom(Body asking) {
        List<Body> victims = new ArrayList<>();
        long ofAddress = byAddress.getOrDefault(asking.address, 0L) - most / 2;
        if (ofAddress > 0) {
            endSlowest(ofAddress, body -> body.address.equals(asking.address), victims);
        }
        if (held > most) {
            endSlowest(held - most + most / SPARE_SHARE, body -> true, victims);
        }
        victims.remove(asking);
        return victims;
    }

    private void endSlowest(long bytesToFree, Predicate<Body> which, List<Body> victims) {
        long now = nanoTime.getAsLong();
        List<Body> slowestFirst = bodies.stream()
                .filter(which)
                .sorted(Comparator.comparingDouble(body -> body.rate(now)))
                .toList();
        long toFree = bytesToFree;
        for (Body body : slowestFirst) {
            if (toFree <= 0) {
                return;
            }
            toFree -= body.bytes;
            end(body);
            victims.add(body);
        }
    }
}
