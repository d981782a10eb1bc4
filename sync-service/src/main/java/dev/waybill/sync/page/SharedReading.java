package dev.waybill.sync.page;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A reading of the store that all share who ask within some seconds, a failed one too. Nothing is read while nobody
 * asks, and no second reading begins while one runs: a slow store is not asked more often because it is slow. A caller
 * who leaves does not end the reading of the others.
 */
public final class SharedReading<T> {

    /** A reading without an answer for so long has failed; longer than any call of a store takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Duration fresh;
    private final Supplier<Uni<T>> reading;
    private final AtomicReference<Taken<T>> last =
            new AtomicReference<>(new Taken<>(Instant.MIN, CompletableFuture.completedFuture(null)));

    /**
     * A reading that was not made yet.
     *
     * @param fresh how long one reading is shared, from its start
     * @param reading reads
     */
    public SharedReading(InstantSource clock, Duration fresh, Supplier<Uni<T>> reading) {
        this.clock = clock;
        this.fresh = fresh;
        this.reading = reading;
    }

    private record Taken<T>(Instant at, CompletableFuture<T> result) {

        boolean servesAt(Instant now, Duration fresh) {
            return !result.isDone() || now.isBefore(at.plus(fresh)) && !now.isBefore(at);
        }
    }

    /** The last reading if it is fresh enough or still runs, else a new one. */
    public Uni<T> get() {
        Instant now = clock.instant();
        Taken<T> taken = last.get();
        if (!taken.servesAt(now, fresh)) {
            Taken<T> next = new Taken<>(now, new CompletableFuture<>());
            if (last.compareAndSet(taken, next)) {
                read(next.result());
            }
            taken = last.get();
        }
        CompletableFuture<T> result = taken.result();
        return Uni.createFrom().completionStage(() -> result.copy());
    }

    private void read(CompletableFuture<T> result) {
        Uni.createFrom()
                .deferred(reading::get)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(result::complete, result::completeExceptionally);
    }
}
