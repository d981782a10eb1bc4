package dev.waybill.sync.budget;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The budget of all replicas. Whoever runs a cycle takes it over from the store at the beginning and leaves it there at
 * the end; in between calls are noted before they are made. Thread-safe.
 */
public final class SharedBudget {

    private final CallBudget budget;
    private final CallNotes notes;
    private final InstantSource clock;

    /** Guards the budget and what is noted of it; never held over a call. */
    private final ReentrantLock lock = new ReentrantLock();

    private boolean ours;
    private CompletableFuture<Void> note = CompletableFuture.completedFuture(null);

    public SharedBudget(CallBudget budget, CallNotes notes, InstantSource clock) {
        this.budget = budget;
        this.notes = notes;
        this.clock = clock;
    }

    /** Takes the budget over for a cycle, which must hold its lock. Fails when the store does not answer. */
    public Uni<Void> begin() {
        return notes.takeOver(before -> locked(() -> budget.takenOver(before, clock.instant())))
                .invoke(book -> locked(() -> {
                    budget.begin(book);
                    ours = true;
                    return book;
                }))
                .replaceWithVoid();
    }

    /** Leaves the budget to others, once no call is in flight. Never fails: what is not left counts as used. */
    public Uni<Void> end() {
        return Uni.createFrom()
                .completionStage(() -> locked(() -> note))
                .flatMap(done -> notes.write(locked(() -> {
                    ours = false;
                    return budget.end(clock.instant());
                })))
                .onFailure()
                .invoke(failure -> Log.warnf(
                        "The end of the cycle's calls could not be noted, so the next one takes some more as made: %s",
                        failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** How the budget stands on this replica. */
    public BudgetState state() {
        return locked(() -> budget.state(clock.instant()));
    }

    /** How the budget of all replicas stands. Fails when the store does not answer. */
    public Uni<BudgetState> shared() {
        return notes.read()
                .map(book ->
                        locked(() -> ours ? budget.state(clock.instant()) : budget.stateOf(book, clock.instant())));
    }

    Admission ask() {
        return locked(() -> budget.ask(clock.instant()));
    }

    Duration until(Instant time) {
        return Duration.between(clock.instant(), time);
    }

    void answered(Admission.Ticket ticket, CallOutcome outcome) {
        locked(() -> {
            budget.answered(ticket, outcome, clock.instant());
            return outcome;
        });
    }

    /**
     * Notes more calls if there are few left, beside what goes on.
     *
     * @param noted told when more calls may start
     * @param outOfCalls told why none can start any more
     */
    void noteMore(Runnable noted, Consumer<Throwable> outOfCalls) {
        Optional<CallBook> book = locked(this::nextNote);
        book.ifPresent(next -> notes.write(next)
                .subscribe()
                .with(
                        written -> {
                            noteEnded(true);
                            noted.run();
                        },
                        failure -> {
                            if (noteEnded(false)) {
                                outOfCalls.accept(failure);
                            }
                        }));
    }

    private Optional<CallBook> nextNote() {
        if (!note.isDone() || !budget.wantsNote()) {
            return Optional.empty();
        }
        note = new CompletableFuture<>();
        return Optional.of(budget.withNote(clock.instant()));
    }

    /** Returns whether no call is left that may start. */
    private boolean noteEnded(boolean written) {
        CompletableFuture<Void> ended = locked(() -> {
            if (written && ours) {
                budget.noted();
            }
            return note;
        });
        ended.complete(null);
        return locked(() -> !budget.hasNoted());
    }

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
