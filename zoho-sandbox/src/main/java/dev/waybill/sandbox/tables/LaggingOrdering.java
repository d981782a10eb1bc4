package dev.waybill.sandbox.tables;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** An ordering in which changes show only after a while. */
final class LaggingOrdering {

    private final Ordering shown;
    private final IntSupplier lagMillis;
    private final InstantSource clock;
    private final Deque<Change> waiting = new ArrayDeque<>();

    LaggingOrdering(Ordering shown, IntSupplier lagMillis, InstantSource clock) {
        this.shown = shown;
        this.lagMillis = lagMillis;
        this.clock = clock;
    }

    void set(Place place, @Nullable StoredItem item) {
        int lag = lagMillis.getAsInt();
        if (lag == 0 && waiting.isEmpty()) {
            shown.set(place, item);
        } else {
            waiting.addLast(new Change(clock.instant().plusMillis(lag), place, item));
        }
    }

    /** What is to be seen at this moment. */
    Ordering read() {
        Instant now = clock.instant();
        while (!waiting.isEmpty() && !now.isBefore(waiting.getFirst().due())) {
            Change change = waiting.removeFirst();
            shown.set(change.place(), change.item());
        }
        return shown;
    }

    /** Whether nothing is on its way. */
    boolean settled() {
        return waiting.isEmpty() && lagMillis.getAsInt() == 0;
    }

    private record Change(
            Instant due, Place place, @Nullable StoredItem item) {}
}
