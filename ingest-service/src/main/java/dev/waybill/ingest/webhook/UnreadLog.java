package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.Unread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Remembers what could not be read since the start, and says so of each shape at most once an hour. */
@Singleton
public final class UnreadLog {

    private static final Duration PACE = Duration.ofHours(1);

    /** Real senders have a handful; all further ones share one place. */
    private static final int MOST = 50;

    private static final Unread FURTHER = new Unread("something of a shape beyond those that are remembered", "");

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Unread, Seen> shapes = new HashMap<>();

    UnreadLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * A shape that could not be read.
     *
     * @param count how often since the start
     */
    public record Shape(Unread unread, long count, Instant last) {}

    /**
     * What is remembered of a shape.
     *
     * @param logged when a line was last written, absent before the first
     * @param since how often it was seen since that line
     */
    private record Seen(long count, Instant last, @Nullable Instant logged, long since) {

        /** A clock that steps back must not silence a shape. */
        boolean isDue() {
            return since > 0 && (logged == null || last.isBefore(logged) || !last.isBefore(logged.plus(PACE)));
        }

        Seen told() {
            return new Seen(count, last, last, 0);
        }
    }

    /** Counts what could not be read, and returns the lines to log now. */
    List<String> add(List<Unread> unread) {
        if (unread.isEmpty()) {
            return List.of();
        }
        Map<Unread, Integer> counts = new LinkedHashMap<>();
        unread.forEach(one -> counts.merge(one, 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        lock.lock();
        try {
            counts.forEach((one, count) -> {
                Unread place = shapes.containsKey(one) || shapes.size() < MOST ? one : FURTHER;
                Seen seen = count(shapes.get(place), count);
                if (seen.isDue()) {
                    lines.add("Not read and not stored, " + seen.since() + " times: " + place.described());
                    seen = seen.told();
                }
                shapes.put(place, seen);
            });
        } finally {
            lock.unlock();
        }
        return lines;
    }

    private Seen count(@Nullable Seen before, int more) {
        return before == null
                ? new Seen(more, clock.instant(), null, more)
                : new Seen(before.count() + more, clock.instant(), before.logged(), before.since() + more);
    }

    /** What could not be read since the start, the latest first. */
    public List<Shape> shapes() {
        lock.lock();
        try {
            return shapes.entrySet().stream()
                    .map(entry -> new Shape(
                            entry.getKey(),
                            entry.getValue().count(),
                            entry.getValue().last()))
                    .sorted(Comparator.comparing(Shape::last).reversed())
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}
