package dev.waybill.engine.world;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Time that passes as fast as the work of one thread allows: what is to happen happens in order, and nothing in
 * between. Each process has clocks of its own over it. Deterministic.
 */
public final class VirtualTime {

    public static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    private static final int MOST_AT_ONE_INSTANT = 100_000;

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing((Event e) -> e.at).thenComparing(e -> e.number));

    private Instant now = START;
    private long count;

    private static final class Event {
        private final Runnable task;
        private final Optional<ProcessTime> owner;
        private Instant at;
        private final long number;

        Event(Instant at, long number, Optional<ProcessTime> owner, Runnable task) {
            this.at = at;
            this.number = number;
            this.owner = owner;
            this.task = task;
        }
    }

    /** True time, which no process knows. */
    public Instant now() {
        return now;
    }

    /** The clocks of a new process. */
    public ProcessTime newProcess() {
        return new ProcessTime(this);
    }

    /** Something outside all processes happens after a delay. */
    public void later(Duration delay, Runnable task) {
        add(delay, Optional.empty(), task);
    }

    Runnable add(Duration delay, Optional<ProcessTime> owner, Runnable task) {
        Instant earliest = owner.map(ProcessTime::frozenUntil).orElse(Instant.MIN);
        Instant at = now.plus(delay);
        Event event = new Event(at.isBefore(earliest) ? earliest : at, count++, owner, task);
        events.add(event);
        return () -> events.remove(event);
    }

    /** Puts what is to happen in a process off to the end of its pause. */
    void putOff(ProcessTime owner, Duration pause, boolean clockStops) {
        var concerned =
                events.stream().filter(e -> e.owner.equals(Optional.of(owner))).toList();
        events.removeAll(concerned);
        Instant end = now.plus(pause);
        concerned.forEach(event -> {
            Instant shifted = clockStops ? event.at.plus(pause) : event.at;
            event.at = shifted.isBefore(end) ? end : shifted;
        });
        events.addAll(concerned);
    }

    void forget(ProcessTime owner) {
        events.removeIf(event -> event.owner.equals(Optional.of(owner)));
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        Instant end = now.plus(time);
        int atOnce = 0;
        while (!events.isEmpty() && !events.peek().at.isAfter(end)) {
            Event next = events.remove();
            atOnce = next.at.equals(now) ? atOnce + 1 : 0;
            if (atOnce > MOST_AT_ONE_INSTANT) {
                throw new AssertionError("something goes round without end at " + now);
            }
            now = next.at;
            next.task.run();
        }
        now = end;
    }

    /** Lets time pass until something is so. Returns how long that took. */
    public Duration passUntil(BooleanSupplier isSo, Duration most) {
        Instant began = now;
        Instant end = now.plus(most);
        while (!isSo.getAsBoolean()) {
            if (events.isEmpty() || events.peek().at.isAfter(end)) {
                throw new AssertionError("not so within " + most);
            }
            pass(Duration.between(now, events.peek().at));
        }
        return Duration.between(began, now);
    }

    /** What a Uni comes to, within ten minutes of virtual time. */
    public <T> T await(Uni<T> uni) {
        CompletableFuture<T> answer = uni.subscribeAsCompletionStage();
        passUntil(answer::isDone, Duration.ofMinutes(10));
        return answer.join();
    }
}
