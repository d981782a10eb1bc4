package dev.waybill.sync.run;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Does a piece of work beside what goes on: one at a time, and once more when it was asked for meanwhile. So what piles
 * up during one turn is done together in the next. Thread-safe.
 */
final class OneAtATime {

    private final Supplier<Uni<Void>> work;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<CompletableFuture<Void>> running = Optional.empty();
    private boolean askedAgain;

    /** @param work expected to see to its failures itself */
    OneAtATime(Supplier<Uni<Void>> work) {
        this.work = work;
    }

    /** Has the work done soon: everything that was there before the call is taken into account. */
    void ask() {
        lock.lock();
        try {
            if (running.isPresent()) {
                askedAgain = true;
                return;
            }
            running = Optional.of(new CompletableFuture<>());
        } finally {
            lock.unlock();
        }
        turn();
    }

    /** Completes when nothing is left to do. */
    Uni<Void> idle() {
        return Uni.createFrom().completionStage(() -> {
            lock.lock();
            try {
                return running.orElseGet(() -> CompletableFuture.completedFuture(null));
            } finally {
                lock.unlock();
            }
        });
    }

    private void turn() {
        Uni.createFrom().deferred(work::get).subscribe().with(done -> ended(), failure -> {
            Log.warnf("Work beside the cycle broke: %s", failure.getMessage());
            ended();
        });
    }

    private void ended() {
        Optional<CompletableFuture<Void>> over = Optional.empty();
        lock.lock();
        try {
            if (askedAgain) {
                askedAgain = false;
            } else {
                over = running;
                running = Optional.empty();
            }
        } finally {
            lock.unlock();
        }
        over.ifPresentOrElse(end -> end.complete(null), this::turn);
    }
}
