package dev.waybill.sync.budget;

import dev.waybill.sync.budget.Admission.Ticket;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gate that every Creator call passes, reads and writes alike. A call waits here until the budget admits it; one
 * that Zoho refused for its limits waits again, before all others.
 */
public final class CallGate {

    /** A cycle has at most as many calls waiting as it may have in flight; more is a mistake somewhere. */
    static final int MOST_WAITING = 64;

    /** Repeats of one refused call. Source: Zoho Creator facts 5.3. */
    static final int MOST_REPEATS = 4;

    private final SharedBudget budget;
    private final Alarm alarm;
    private final Function<Throwable, CallOutcome> outcomes;

    /** Guards the queue and the alarm time; never held over a call or a completion. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Deque<Waiting<?>> queue = new ArrayDeque<>();
    private @Nullable Instant nextAlarm;
    private volatile boolean stopped;

    /** @param outcomes what a failed call says about the budget */
    public CallGate(SharedBudget budget, Alarm alarm, Function<Throwable, CallOutcome> outcomes) {
        this.budget = budget;
        this.alarm = alarm;
        this.outcomes = outcomes;
    }

    /**
     * Makes a call as soon as the budget admits it. Fails as the call does, with {@link BudgetClosedException} when the
     * quota is used up, with {@link CallsStoppedException} when no call may start, with {@link GateFullException}, or
     * as the store when the call cannot be noted there.
     */
    public <T> Uni<T> call(Supplier<Uni<T>> call) {
        return Uni.createFrom().emitter(emitter -> enqueue(new Waiting<T>(call, emitter)));
    }

    /** From now on no call starts: those that wait and those that come fail, those in flight go on. */
    public void stop() {
        stopped = true;
        dropWaiting(CallsStoppedException::new);
    }

    /** Lets calls start again. */
    public void resume() {
        stopped = false;
    }

    private void dropWaiting(Supplier<? extends Throwable> why) {
        takeAll().forEach(waiting -> waiting.emitter.fail(why.get()));
    }

    private <T> void enqueue(Waiting<T> waiting) {
        boolean full = locked(() -> queue.size() >= MOST_WAITING || !queue.offerLast(waiting));
        if (full) {
            waiting.emitter.fail(new GateFullException(MOST_WAITING));
            return;
        }
        waiting.emitter.onTermination(() -> locked(() -> queue.remove(waiting)));
        dropIfStopped();
        startWhatMay();
    }

    /** Asked after queueing, so that a call cannot slip in behind the stop. */
    private void dropIfStopped() {
        if (stopped) {
            dropWaiting(CallsStoppedException::new);
        }
    }

    private void startWhatMay() {
        Optional<Admitted> first;
        while ((first = locked(this::admitFirst)).isPresent()) {
            switch (first.get().admission()) {
                case Admission.Granted(Ticket ticket) -> {
                    noteMore();
                    start(first.get().waiting(), ticket);
                }
                case Admission.NotBefore(Instant time) -> {
                    wakeAt(time);
                    return;
                }
                case Admission.AfterAnAnswer a -> {
                    return;
                }
                case Admission.AfterANote n -> {
                    noteMore();
                    return;
                }
                case Admission.Closed(Instant until) -> dropWaiting(() -> new BudgetClosedException(until));
            }
        }
    }

    private void noteMore() {
        budget.noteMore(this::startWhatMay, failure -> dropWaiting(() -> failure));
    }

    /** What the budget says to the first in the queue, if anybody waits; leaves the queue only if it may start. */
    private Optional<Admitted> admitFirst() {
        Waiting<?> first = queue.peekFirst();
        if (first == null) {
            return Optional.empty();
        }
        Admission admission = budget.ask();
        if (admission instanceof Admission.Granted) {
            queue.removeFirst();
        }
        return Optional.of(new Admitted(first, admission));
    }

    private <T> void start(Waiting<T> waiting, Ticket ticket) {
        Uni.createFrom()
                .deferred(waiting.call)
                .subscribe()
                .with(
                        item -> {
                            budget.answered(ticket, new CallOutcome.Accepted());
                            waiting.emitter.complete(item);
                            startWhatMay();
                        },
                        failure -> {
                            failed(waiting, ticket, failure);
                            startWhatMay();
                        });
    }

    private void failed(Waiting<?> waiting, Ticket ticket, Throwable failure) {
        CallOutcome outcome = outcomes.apply(failure);
        budget.answered(ticket, outcome);
        if (outcome instanceof CallOutcome.Refused && waiting.repeats < MOST_REPEATS) {
            waiting.repeats++;
            locked(() -> queue.offerFirst(waiting));
            dropIfStopped();
        } else {
            waiting.emitter.fail(failure);
        }
    }

    private void wakeAt(Instant time) {
        if (locked(() -> isNextAlarm(time))) {
            alarm.after(budget.until(time), this::wake);
        }
    }

    /** One alarm is enough, unless a new one is to ring before it. */
    private boolean isNextAlarm(Instant time) {
        if (nextAlarm != null && !time.isBefore(nextAlarm)) {
            return false;
        }
        nextAlarm = time;
        return true;
    }

    private void wake() {
        lock.lock();
        try {
            nextAlarm = null;
        } finally {
            lock.unlock();
        }
        startWhatMay();
    }

    private List<Waiting<?>> takeAll() {
        return locked(() -> {
            List<Waiting<?>> all = List.copyOf(queue);
            queue.clear();
            return all;
        });
    }

    private <R> R locked(Supplier<R> action) {
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
        private final Supplier<Uni<? extends T>> call;
        private final UniEmitter<? super T> emitter;
        private int repeats;

        Waiting(Supplier<Uni<T>> call, UniEmitter<? super T> emitter) {
            this.call = call::get;
            this.emitter = emitter;
        }
    }
}
