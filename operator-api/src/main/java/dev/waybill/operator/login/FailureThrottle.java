package dev.waybill.operator.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Slows down tries that are counted under one key. Some failures are free; each further try is looked at later: half a
 * second, and twice as long after every failure, up to five seconds. A try counts as a failure from the moment it is
 * made, so that a burst gains nothing; who turns out to be right takes his own try back and no other. Failures are
 * forgotten one by one with time, the last one after 15 minutes. At most 10,000 keys are kept, the longest silent one
 * leaves first.
 */
final class FailureThrottle<K> {

    static final int MOST_KEYS = 10_000;
    static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    /** Half a second doubled four times is above five seconds already. */
    private static final int MOST_DOUBLINGS = 4;
    /** All failures are forgotten after so many minutes. */
    private static final int MEMORY = 15;

    private final Clock clock;
    private final int free;
    private final int forgottenAMinute;
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order of the last try. */
    private final Map<K, Failures> byKey = new LinkedHashMap<>();

    private record Failures(int count, Instant since) {}

    /**
     * A throttle that counts nothing yet.
     *
     * @param free failures that slow nothing down
     * @param forgottenAMinute failures forgotten each minute
     */
    FailureThrottle(Clock clock, int free, int forgottenAMinute) {
        this.clock = clock;
        this.free = free;
        this.forgottenAMinute = forgottenAMinute;
    }

    /** Counts a try as if it failed, and says how long it waits before it is looked at; zero when it need not. */
    Duration count(K key) {
        lock.lock();
        try {
            Failures before = current(byKey.remove(key));
            int count = Math.min(before.count() + 1, free + MEMORY * forgottenAMinute);
            byKey.put(key, new Failures(count, before.since()));
            if (byKey.size() > MOST_KEYS) {
                byKey.remove(byKey.keySet().iterator().next());
            }
            return delayAfter(before.count());
        } finally {
            lock.unlock();
        }
    }

    /** How long a try would wait now that is not counted; zero when it need not. */
    Duration delayOf(K key) {
        lock.lock();
        try {
            return delayAfter(current(byKey.get(key)).count());
        } finally {
            lock.unlock();
        }
    }

    /** Takes a try back that was right or that nobody looked at. */
    void takeBack(K key) {
        lock.lock();
        try {
            byKey.computeIfPresent(
                    key,
                    (same, failures) ->
                            failures.count() <= 1 ? null : new Failures(failures.count() - 1, failures.since()));
        } finally {
            lock.unlock();
        }
    }

    private Failures current(@Nullable Failures kept) {
        Instant now = clock.instant();
        if (kept == null || now.isBefore(kept.since())) {
            // A clock that was set back must not keep failures for longer than the memory.
            return new Failures(kept == null ? 0 : kept.count(), now);
        }
        long minutes = Duration.between(kept.since(), now).toMinutes();
        long left = kept.count() - minutes * forgottenAMinute;
        return left <= 0
                ? new Failures(0, now)
                : new Failures((int) left, kept.since().plus(Duration.ofMinutes(minutes)));
    }

    private Duration delayAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
