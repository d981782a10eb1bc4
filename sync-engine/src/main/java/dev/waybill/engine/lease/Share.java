package dev.waybill.engine.lease;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt (a cycle, a dry run) has of its term: calls, a stop of its own, and a count. Opened by {@link Term},
 * closed by whoever opened it.
 */
public final class Share {

    private final TermCalls calls;
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile boolean closed;

    /** Both guarded by the lock of {@link TermCalls}. */
    long started;

    int inFlight;

    Share(TermCalls calls) {
        this.calls = calls;
    }

    /**
     * Makes a call that changes nothing, as soon as it may start. Fails as the call does, or with a
     * {@link dev.waybill.engine.budget.CallFailure} when it cannot start.
     */
    public <T> Uni<T> read(Supplier<Uni<T>> call) {
        return calls.call(this, false, call);
    }

    /** As {@link #read}, for a call that writes: none starts near the end of the lease. */
    public <T> Uni<T> write(Supplier<Uni<T>> call) {
        return calls.call(this, true, call);
    }

    /** No call starts any more: those that wait and those that come fail, those in flight go on. */
    public void stop(String reason) {
        if (stopped.compareAndSet(null, reason)) {
            calls.dropStopped();
        }
    }

    /** Why no call starts any more. */
    public Optional<String> stopped() {
        return Optional.ofNullable(stopped.get());
    }

    /** Calls that were started. */
    public long started() {
        return calls.locked(() -> started);
    }

    /** Stops, and completes when no call is in flight. */
    public Uni<Void> close() {
        stop("closed");
        closed = true;
        if (calls.locked(() -> inFlight == 0)) {
            quiet();
        }
        return Uni.createFrom().completionStage(() -> ended);
    }

    /** No call is in flight at the moment. */
    void quiet() {
        if (closed) {
            ended.complete(null);
        }
    }
}
