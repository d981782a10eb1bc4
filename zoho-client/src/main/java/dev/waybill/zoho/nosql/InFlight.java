package dev.waybill.zoho.nosql;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bounded number of calls run, their pauses and repetitions included; others wait in line, a bounded number too.
 * Whoever gives up gives its place back, running or waiting.
 */
final class InFlight {

    private final int most;
    private final int mostWaiting;
    /** How many want the line to move; one of them moves it for all, so that no stack grows with the line. */
    private final AtomicInteger moving = new AtomicInteger();

    // Both guarded by this.
    private int running;
    private final Deque<Turn> line = new ArrayDeque<>();

    InFlight(int most, int mostWaiting) {
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    /** One call's place. Its state is guarded by the gate. */
    private static final class Turn {

        private enum State {
            WAITING,
            RUNNING,
            OVER
        }

        private State state = State.WAITING;
        private @Nullable UniEmitter<? super Turn> emitter;

        void come() {
            if (emitter != null) {
                emitter.complete(this);
            }
        }
    }

    /** The call, made when its turn comes. Fails at once when too many wait. */
    <T> Uni<T> run(Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            Turn turn = new Turn();
            return Uni.createFrom()
                    .<Turn>emitter(emitter -> join(turn, emitter))
                    .chain(own -> call.get())
                    .onTermination()
                    .invoke(() -> leave(turn));
        });
    }

    private void join(Turn turn, UniEmitter<? super Turn> emitter) {
        turn.emitter = emitter;
        if (enter(turn)) {
            move();
        } else {
            emitter.fail(new NosqlFailure.Unavailable("too many calls to Catalyst wait: try again later", false));
        }
    }

    private synchronized boolean enter(Turn turn) {
        if (line.size() >= mostWaiting) {
            return false;
        }
        line.add(turn);
        return true;
    }

    private void leave(Turn turn) {
        if (end(turn)) {
            move();
        }
    }

    private synchronized boolean end(Turn turn) {
        Turn.State before = turn.state;
        turn.state = Turn.State.OVER;
        switch (before) {
            case WAITING -> line.remove(turn);
            case RUNNING -> running--;
            case OVER -> {
                // It has left already.
            }
        }
        return before == Turn.State.RUNNING;
    }

    private void move() {
        if (moving.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (Turn next = next(); next != null; next = next()) {
                next.come();
            }
            seen = moving.addAndGet(-seen);
        } while (seen > 0);
    }

    private synchronized @Nullable Turn next() {
        Turn first = running < most ? line.poll() : null;
        if (first != null) {
            first.state = Turn.State.RUNNING;
            running++;
        }
        return first;
    }
}
