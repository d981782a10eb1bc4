package dev.waybill.operator.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slows down an address that fails again and again. Three failures are free; each further try is looked at later: half
 * a second, and twice as long after every failure, up to five seconds. A success, or 15 minutes without a failure,
 * forgets the address. At most 10,000 addresses are kept, the longest silent one leaves first.
 */
final class FailureThrottle {

    static final int FREE_FAILURES = 3;
    static final int MAX_ADDRESSES = 10_000;
    static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration MEMORY = Duration.ofMinutes(15);
    /** Half a second doubled four times is above five seconds already. */
    private static final int MAX_DOUBLINGS = 4;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order of the last failure. */
    private final Map<String, Failures> byAddress = new LinkedHashMap<>();

    private record Failures(int count, Instant last) {

        int countAt(Instant now) {
            return last.plus(MEMORY).isBefore(now) ? 0 : count;
        }
    }

    FailureThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long the next try of this address waits before it is looked at; zero when it need not. */
    Duration delayOf(String address) {
        lock.lock();
        try {
            Failures failures = byAddress.get(address);
            return failures == null ? Duration.ZERO : delayAfter(failures.countAt(clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    /** Takes note of a failure. */
    void failed(String address) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Failures before = byAddress.remove(address);
            byAddress.put(address, new Failures(before == null ? 1 : before.countAt(now) + 1, now));
            if (byAddress.size() > MAX_ADDRESSES) {
                byAddress.remove(byAddress.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the failures of an address. */
    void succeeded(String address) {
        lock.lock();
        try {
            byAddress.remove(address);
        } finally {
            lock.unlock();
        }
    }

    private static Duration delayAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures - FREE_FAILURES, MAX_DOUBLINGS));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
