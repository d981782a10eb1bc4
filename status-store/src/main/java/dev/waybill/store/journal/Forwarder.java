package dev.waybill.store.journal;

import dev.waybill.store.journal.ForwardTarget.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings what waits in a journal to its target and lets the journal forget what has arrived: all that
 * {@link ForwardPace} says, done. A document leaves the journal only behind the target's word, so that an end at any
 * moment repeats a hand-over at worst, which the target recognises by its write id.
 */
final class Forwarder {

    private final Journal journal;
    private final ForwardTarget target;
    private final ForwardOptions options;
    private final ForwardObserver observer;
    private final ScheduledExecutorService threads;
    private final InstantSource clock;
    private final ForwardLog log = new ForwardLog();
    private final ReentrantLock lock = new ReentrantLock();
    private final Stragglers stragglers;
    private final ForwardPace pace;
    private volatile boolean closed;

    Forwarder(
            Journal journal,
            ForwardTarget target,
            ForwardOptions options,
            ForwardObserver observer,
            ScheduledExecutorService threads,
            InstantSource clock,
            Backoff backoff) {
        this.journal = journal;
        this.target = target;
        this.options = options;
        this.observer = observer;
        this.threads = threads;
        this.clock = clock;
        this.stragglers = new Stragglers(options.patience());
        this.pace = new ForwardPace(options.inFlight(), options.gathering(), backoff);
    }

    /** Goes on where the last process ended; documents that were set aside get another try, now and now and then. */
    void start() {
        journal.retrySetAside()
                .onFailure()
                .recoverWithItem(0)
                .subscribe()
                .with(again -> later(this::advance, Duration.ZERO));
        later(this::retrySetAside, options.setAsideFor());
    }

    private void retrySetAside() {
        if (closed) {
            return;
        }
        journal.retrySetAside()
                .onFailure()
                .recoverWithItem(0)
                .emitOn(threads)
                .subscribe()
                .with(again -> {
                    if (again > 0) {
                        report(ForwardPace::again);
                    }
                });
        later(this::retrySetAside, options.setAsideFor());
    }

    /** Documents were appended to the journal. Returns at once. */
    void appended() {
        if (asked(ForwardPace::appended)) {
            later(this::advance, Duration.ZERO);
        }
    }

    /** Hands over nothing more. What is on its way may still arrive; the next process learns that from the target. */
    void close() {
        closed = true;
    }

    private void advance() {
        while (!closed) {
            switch (asked(ForwardPace::next)) {
                case ForwardPace.Step.Read(long after) -> read(after);
                case ForwardPace.Step.Wait(Duration time) -> later(() -> report(ForwardPace::waited), time);
                case ForwardPace.Step.Rest() -> {
                    return;
                }
            }
        }
    }

    private void read(long after) {
        journal.oldest(after, options.batchDocuments(), options.batchBytes())
                .emitOn(threads)
                .subscribe()
                .with(this::handOver, failure -> troubled(failure, ForwardPace::readFailed));
    }

    private void handOver(Journal.Reading found) {
        List<JournalEntry> batch = found.entries();
        if (batch.isEmpty()) {
            report(ForwardPace::readNothing);
            return;
        }
        change(now -> now.read(batch.getLast().place(), found.more()));
        Instant start = clock.instant();
        Stragglers.Shape shape = stragglers.shape(batch);
        answered(shape)
                .map(outcomes -> stragglers.judged(shape, outcomes, clock.instant()))
                .map(outcomes -> BatchResult.of(batch, outcomes))
                .call(verdicts -> verdicts.some()
                        ? journal.settle(verdicts.arrived(), verdicts.refused())
                        : Uni.createFrom().voidItem())
                .emitOn(threads)
                .subscribe()
                .with(verdicts -> settled(batch, verdicts, start), this::failed);
        advance();
    }

    /** What was said, by place. Where some calls of several fail, their documents are not now. */
    private Uni<Map<Long, Outcome>> answered(Stragglers.Shape shape) {
        List<List<JournalEntry>> calls = shape.calls();
        if (calls.size() == 1) {
            List<JournalEntry> only = calls.getFirst();
            return answered(only)
                    .map(outcomes -> BatchResult.byPlace(only, outcomes))
                    .onFailure()
                    .invoke(stragglers::nothingArrived);
        }
        return Uni.join()
                .all(calls.stream()
                        .map(entries -> answered(entries)
                                .onFailure()
                                .recoverWithItem(failure -> BatchResult.notNow(entries, failure))
                                .map(outcomes -> BatchResult.byPlace(entries, outcomes)))
                        .toList())
                .andFailFast()
                .map(parts -> parts.stream()
                        .flatMap(part -> part.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** What a target throws instead of failing counts alike: nothing may end the forwarding but closing. */
    private Uni<List<Outcome>> answered(List<JournalEntry> entries) {
        return Uni.createFrom()
                .deferred(() -> target.append(entries))
                .ifNoItem()
                .after(options.answerLimit())
                .fail();
    }

    private void settled(List<JournalEntry> batch, BatchResult verdicts, Instant start) {
        try {
            log.setAside(batch, verdicts);
            log.conflicts(verdicts.conflicts());
            observer.settled(verdicts.settled(), Duration.between(start, clock.instant()));
            if (verdicts.some()) {
                log.arrived(journal.state());
            } else {
                log.failed(String.valueOf(verdicts.why()), journal.state());
            }
        } finally {
            // Whatever the observer does, the forwarding goes on.
            report(now -> now.finished(verdicts.some(), verdicts.all()));
        }
    }

    private void failed(Throwable reason) {
        troubled(reason, now -> now.finished(false, false));
    }

    private void troubled(Throwable reason, Consumer<ForwardPace> news) {
        try {
            log.failed(String.valueOf(reason.getMessage()), journal.state());
            observer.failed();
        } finally {
            report(news);
        }
    }

    private void report(Consumer<ForwardPace> news) {
        change(news);
        advance();
    }

    private void change(Consumer<ForwardPace> news) {
        asked(now -> {
            news.accept(now);
            return now;
        });
    }

    private <T> T asked(Function<ForwardPace, T> question) {
        lock.lock();
        try {
            return question.apply(pace);
        } finally {
            lock.unlock();
        }
    }

    private void later(Runnable task, Duration delay) {
        try {
            Future<?> unused = threads.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The process ends: the next one goes on.
            closed = true;
        }
    }
}
