package dev.waybill.engine.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;

/** The starts within a stretch of time that ends now. Not thread-safe. */
final class StartWindow {

    private final Duration length;
    private final Deque<Instant> starts = new ArrayDeque<>();

    StartWindow(Duration length) {
        this.length = length;
    }

    void add(Instant start) {
        starts.addLast(start);
    }

    /** Takes back the latest start: nothing was sent. */
    void takeBack(Instant start) {
        starts.removeLastOccurrence(start);
    }

    /** How many there are, once those that are too old are forgotten. */
    int size(Instant now) {
        while (!starts.isEmpty() && !starts.getFirst().plus(length).isAfter(now)) {
            starts.removeFirst();
        }
        return starts.size();
    }

    /** When the oldest start is forgotten; empty if there is none. */
    Optional<Instant> nextForgotten() {
        return Optional.ofNullable(starts.peekFirst()).map(first -> first.plus(length));
    }

    Optional<Instant> last() {
        return Optional.ofNullable(starts.peekLast());
    }

    /** So many calls started at this time, and no others. */
    void replace(int calls, Instant all) {
        starts.clear();
        starts.addAll(Collections.nCopies(calls, all));
    }
}
