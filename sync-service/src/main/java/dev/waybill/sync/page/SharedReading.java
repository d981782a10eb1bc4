package dev.waybill.sync.page;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A reading of the store that everybody shares who asks within some seconds, a failed one too; nothing is read while
 * nobody asks.
 */
public final class SharedReading<T> {

    private final InstantSource clock;
    private final Duration fresh;
    private final Function<Instant, Uni<T>> reading;
    private final AtomicReference<Taken<T>> last =
            new AtomicReference<>(new Taken<>(Instant.MIN, Uni.createFrom().nothing()));

    /**
     * A reading that was not made yet.
     *
     * @param fresh how long it is shared
     * @param reading reads, given the time of it
     */
    public SharedReading(InstantSource clock, Duration fresh, Function<Instant, Uni<T>> reading) {
        this.clock = clock;
        this.fresh = fresh;
        this.reading = reading;
    }

    private record Taken<T>(Instant at, Uni<T> result) {

        boolean isFresh(Instant now, Duration fresh) {
            return now.isBefore(at.plus(fresh)) && !now.isBefore(at);
        }
    }

    /** The last reading if it is fresh enough, else a new one. */
    public Uni<T> get() {
        Instant now = clock.instant();
        return last.updateAndGet(taken -> taken.isFresh(now, fresh) ? taken : take(now))
                .result();
    }

    private Taken<T> take(Instant now) {
        return new Taken<>(
                now,
                Uni.createFrom().deferred(() -> reading.apply(now)).memoize().indefinitely());
    }
}
