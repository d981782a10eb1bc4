package dev.waybill.engine.lease;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Does a piece of work beside what goes on: one at a time, and once more when it was asked for meanwhile. So what piles
 * up during one turn is done together in the next. Thread-safe.
 */
public final class OneAtATime {

    private static final System.Logger LOG = System.getLogger(OneAtATime.class.getName());

    private final Supplier<Uni<Void>> work;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<CompletableFuture<Void>> running = Optional.empty();
    private boolean askedAgain;

    /** @param work expected to see to its failures itself */
    public OneAtATime(Supplier<Uni<Void>> work) {
        this.work = work;
    }

    /** Has the work done soon: everything that was there before the call is taken into account. */
    public void ask() {
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
    public Uni<Void> idle() {
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
            LOG.log(System.Logger.Level.WARNING, "Work beside the cycle broke: {0}", failure.getMessage());
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
