package dev.waybill.operator.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slows down an address that fails again and again. Five failures are free; each further one doubles the time, from one
 * second to one minute, in which tries from that address are not looked at. A success, or 15 minutes without a failure,
 * forgets the address. At most 10,000 addresses are kept, the longest silent one leaves first.
 */
public final class FailureThrottle {

    static final int FREE_FAILURES = 5;
    static final int MAX_ADDRESSES = 10_000;
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** One second doubled six times is above a minute already. */
    private static final int MAX_DOUBLINGS = 6;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order of the last failure. */
    private final Map<String, Failures> byAddress = new LinkedHashMap<>();

    private record Failures(int count, Instant last) {

        int countAt(Instant now) {
            return last.plus(MEMORY).isBefore(now) ? 0 : count;
        }
    }

    public FailureThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this address must still wait before its next try is looked at; empty when it may try now. */
    public Optional<Duration> pauseOf(String address) {
        lock.lock();
        try {
            Failures failures = byAddress.get(address);
            if (failures == null || failures.count() < FREE_FAILURES) {
                return Optional.empty();
            }
            Duration left = Duration.between(clock.instant(), failures.last().plus(pauseAfter(failures.count())));
            return left.isPositive() ? Optional.of(left) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes note of a failure. */
    public void failed(String address) {
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
    public void succeeded(String address) {
        lock.lock();
        try {
            byAddress.remove(address);
        } finally {
            lock.unlock();
        }
    }

    private static Duration pauseAfter(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, MAX_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
