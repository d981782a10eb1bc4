package dev.waybill.sync.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The starts within a stretch of time that ends now. */
final class StartWindow {

    private final Duration length;
    private final Deque<Instant> starts = new ArrayDeque<>();

    StartWindow(Duration length) {
        this.length = length;
    }

    void add(Instant start) {
        starts.addLast(start);
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

    /** Takes these in the place of its own. */
    void replace(List<CallBook.Starts> others) {
        starts.clear();
        others.forEach(other -> {
            for (int i = 0; i < other.calls(); i++) {
                starts.addLast(other.last());
            }
        });
    }

    /** By seconds, each known by its last start: never earlier than it was. */
    List<CallBook.Starts> bySeconds() {
        List<CallBook.Starts> seconds = new ArrayList<>();
        for (Instant start : starts) {
            boolean same = !seconds.isEmpty() && seconds.getLast().last().getEpochSecond() == start.getEpochSecond();
            int calls = same ? seconds.removeLast().calls() : 0;
            seconds.add(new CallBook.Starts(start, calls + 1));
        }
        return seconds;
    }
}
