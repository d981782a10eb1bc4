package dev.waybill.engine.lease;

import dev.waybill.engine.budget.Admission;
import dev.waybill.engine.budget.BudgetState;
import dev.waybill.engine.budget.CallBook;
import dev.waybill.engine.budget.CallBudget;
import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.budget.CallOutcome;
import dev.waybill.engine.time.EngineTime;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Creator calls of one term. A call waits here until the budget admits it, its start is noted in the store, and the
 * lease is long enough; one that Zoho refused for its limits waits again, before all others. Thread-safe.
 */
final class TermCalls {

    /** An attempt has at most as many calls waiting as it may have in flight; more is a mistake somewhere. */
    static final int MOST_WAITING = 64;

    /** Repeats of one refused call. Source: Zoho Creator facts 5.3. */
    static final int MOST_REPEATS = 4;

    private final CallBudget budget;
    private final EngineTime time;
    private final LeaseTimes times;

    /** Guards the budget, the queue, the alarm and the shares' counts; never held over a call or a completion. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Deque<Waiting<?>> queue = new ArrayDeque<>();
    private @Nullable Instant nextAlarm;
    private @Nullable LeaseKeeper lease;

    TermCalls(CallBudget budget, EngineTime time, LeaseTimes times) {
        this.budget = budget;
        this.time = time;
        this.times = times;
    }

    /** Calls may start from now on, as far as this lease goes. */
    void begin(LeaseKeeper keeper) {
        lease = keeper;
    }

    /** What is to be written with the lease: the book, and how many calls it notes beside those noted before. */
    record Note(CallBook book, int more) {}

    Note note() {
        return locked(() -> {
            int more = queue.isEmpty() ? 0 : budget.wanted(time.now());
            return new Note(budget.book(more, time.now()), more);
        });
    }

    void noted(Note note) {
        locked(() -> {
            budget.noted(note.more());
            return note;
        });
        startWhatMay();
    }

    /** The book of a term that ends: nothing noted is left to start. */
    CallBook lastBook() {
        return locked(() -> {
            budget.giveBack();
            return budget.book(0, time.now());
        });
    }

    BudgetState state() {
        return locked(() -> budget.state(time.now()));
    }

    void endPause() {
        locked(() -> {
            budget.endPause(time.now());
            return budget;
        });
        startWhatMay();
    }

    <T> Uni<T> call(Share share, boolean writes, Supplier<Uni<T>> call) {
        return Uni.createFrom().emitter(emitter -> enqueue(new Waiting<T>(share, writes, call, emitter)));
    }

    private <T> void enqueue(Waiting<T> waiting) {
        if (locked(() -> queue.size() >= MOST_WAITING || !queue.offerLast(waiting))) {
            waiting.emitter.fail(new CallFailure.Stopped(
                    MOST_WAITING + " Creator calls wait for their turn already, which is a fault; please report it"));
            return;
        }
        waiting.emitter.onTermination(() -> locked(() -> {
            waiting.left = true;
            return queue.remove(waiting);
        }));
        dropStopped();
        startWhatMay();
    }

    /** Asked after queueing, so that a call cannot slip in behind a stop. */
    void dropStopped() {
        drop(waiting -> waiting.share.stopped().isPresent())
                .forEach(waiting -> waiting.emitter.fail(
                        new CallFailure.Stopped(waiting.share.stopped().orElse("stopped"))));
    }

    private List<Waiting<?>> drop(Predicate<Waiting<?>> which) {
        return locked(() -> {
            List<Waiting<?>> dropped = queue.stream().filter(which).toList();
            queue.removeAll(dropped);
            return dropped;
        });
    }

    private void startWhatMay() {
        Optional<Admitted> first;
        while ((first = locked(this::admitFirst)).isPresent()) {
            switch (first.get().admission()) {
                case Admission.Granted(Admission.Ticket ticket) -> {
                    noteMoreIfFew();
                    start(first.get().waiting(), ticket);
                }
                case Admission.NotBefore(Instant steady) -> {
                    wakeAt(steady);
                    return;
                }
                case Admission.AfterAnAnswer a -> {
                    return;
                }
                case Admission.AfterANote n -> {
                    lease().ask();
                    return;
                }
                case Admission.Closed(Instant until) ->
                    drop(waiting -> true).forEach(waiting -> waiting.emitter.fail(new CallFailure.DayClosed(until)));
            }
        }
    }

    private void noteMoreIfFew() {
        if (locked(() -> !queue.isEmpty() && budget.wanted(time.now()) > 0)) {
            lease().ask();
        }
    }

    private LeaseKeeper lease() {
        LeaseKeeper keeper = lease;
        if (keeper == null) {
            throw new IllegalStateException("no call can be made before the term has begun");
        }
        return keeper;
    }

    /** What is said to the first in the queue, if anybody waits; it leaves the queue only if it may start. */
    private Optional<Admitted> admitFirst() {
        Waiting<?> first = queue.peekFirst();
        if (first == null) {
            return Optional.empty();
        }
        Duration needed = first.writes ? times.writeMargin() : Duration.ZERO;
        Admission admission =
                lease().left().compareTo(needed) > 0 ? budget.ask(time.now()) : new Admission.AfterANote();
        if (admission instanceof Admission.Granted) {
            queue.removeFirst();
            first.share.started++;
            first.share.inFlight++;
        }
        return Optional.of(new Admitted(first, admission));
    }

    private <T> void start(Waiting<T> waiting, Admission.Ticket ticket) {
        Uni.createFrom()
                .deferred(waiting.call)
                .subscribe()
                .with(
                        item -> {
                            ended(waiting, ticket, new CallOutcome.Accepted());
                            waiting.emitter.complete(item);
                            startWhatMay();
                        },
                        failure -> {
                            failed(waiting, ticket, failure);
                            startWhatMay();
                        });
    }

    private void failed(Waiting<?> waiting, Admission.Ticket ticket, Throwable failure) {
        CallOutcome outcome = failure instanceof CallFailure known ? known.outcome() : new CallOutcome.Failed();
        ended(waiting, ticket, outcome);
        boolean again = outcome instanceof CallOutcome.Refused
                && locked(() -> !waiting.left && waiting.repeats++ < MOST_REPEATS && queue.offerFirst(waiting));
        if (again) {
            dropStopped();
        } else {
            waiting.emitter.fail(failure);
        }
    }

    private void ended(Waiting<?> waiting, Admission.Ticket ticket, CallOutcome outcome) {
        boolean quiet = locked(() -> {
            budget.answered(ticket, outcome, time.now());
            if (outcome instanceof CallOutcome.NotSent) {
                waiting.share.started--;
            }
            return --waiting.share.inFlight == 0;
        });
        if (outcome instanceof CallOutcome.QuotaUsedUp) {
            // Whoever looks at the budget on another replica, or leads after a crash, must know of it.
            lease().ask();
        }
        if (quiet) {
            waiting.share.quiet();
        }
    }

    private void wakeAt(Instant steady) {
        if (locked(() -> isNextAlarm(steady))) {
            Duration delay = Duration.between(time.steady(), steady);
            // A timer may ring a little early; a millisecond more saves it from being set again.
            Runnable unused = time.after((delay.isNegative() ? Duration.ZERO : delay).plusMillis(1), this::wake);
        }
    }

    /** One alarm is enough, unless a new one is to ring before it. */
    private boolean isNextAlarm(Instant steady) {
        if (nextAlarm != null && !steady.isBefore(nextAlarm)) {
            return false;
        }
        nextAlarm = steady;
        return true;
    }

    private void wake() {
        locked(() -> {
            nextAlarm = null;
            return queue;
        });
        startWhatMay();
    }

    <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private record Admitted(Waiting<?> waiting, Admission admission) {}

    /** A call that waits for its start; counts how often it was refused. */
    private static final class Waiting<T> {
        private final Share share;
        private final boolean writes;
        private final Supplier<Uni<? extends T>> call;
        private final UniEmitter<? super T> emitter;
        private int repeats;

        /** Whether its caller has left: then it is not made again. */
        private boolean left;

        Waiting(Share share, boolean writes, Supplier<Uni<T>> call, UniEmitter<? super T> emitter) {
            this.share = share;
            this.writes = writes;
            this.call = call::get;
            this.emitter = emitter;
        }
    }
}
