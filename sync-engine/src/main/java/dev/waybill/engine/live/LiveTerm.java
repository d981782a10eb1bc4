package dev.waybill.engine.live;

import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.Halt;
import dev.waybill.engine.cycle.PendingPage;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.engine.cycle.WriteOutcome;
import dev.waybill.engine.cycle.Written;
import dev.waybill.engine.lease.Share;
import dev.waybill.engine.lease.Term;
import dev.waybill.model.document.StatusEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Live sync within one term: what the store has of new events goes into the outbox, the planner says what is written
 * and when records are looked up, and this makes the calls. Thread-safe.
 */
final class LiveTerm {

    private static final System.Logger LOG = System.getLogger(LiveTerm.class.getName());

    /** After an unknown outcome nothing else is written to the record for so long. Source: live.md, Never lowered. */
    private static final Duration UNKNOWN_RESTS = Duration.ofSeconds(30);

    /** After a failure that is not about one record live calls nothing for so long, unless somebody knows better. */
    private static final Duration TROUBLE_RESTS = Duration.ofSeconds(30);

    /** What keeps live sync quiet is looked at again at least so often. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);

    private final LiveParts parts;
    private final Term term;
    private final Share share;
    private final EventFeed feed;
    private final SyncedMarks marks;
    private final LiveRun run;

    /** Guards everything below; never held over a call, a completion or a telling. */
    private final ReentrantLock lock = new ReentrantLock();

    private final LiveState state;
    private final List<Handover> handovers = new ArrayList<>();
    private int inFlight;
    private boolean lookingUp;
    private @Nullable Instant lastLookUp;
    private @Nullable Instant quietUntil;
    private boolean off;

    LiveTerm(LiveParts parts, Term term) {
        this.parts = parts;
        this.term = term;
        this.share = term.open();
        this.feed = new EventFeed(parts.store(), parts.time(), this::read);
        this.marks = new SyncedMarks(parts.store());
        this.state = new LiveState(parts);
        this.run = new LiveRun(parts, term.number(), share::started);
    }

    /** One look at the store, and then at what may be done. Never fails. */
    Uni<Void> look() {
        Uni<Void> looked = isOff() ? Uni.createFrom().voidItem() : feed.look();
        return looked.onFailure()
                .invoke(failure -> LOG.log(
                        System.Logger.Level.DEBUG, "Live sync could not read the store: {0}", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .invoke(() -> {
                    marks.again();
                    pump();
                })
                .flatMap(pumped -> Uni.combine()
                        .all()
                        .unis(run.endIfOver(), parts.traffic().save(parts.time().wall()))
                        .discardItems());
    }

    private boolean isOff() {
        return locked(() -> off);
    }

    /** Live sync stands still while the scheduler is off; what a cycle hands on is written all the same. */
    void switchOff(boolean now) {
        locked(() -> off = now);
    }

    private void read(Map<String, List<StatusEvent>> histories, Set<StatusEvent> fresh) {
        locked(() -> {
            histories.forEach((queueId, history) -> marks.add(state.read(queueId, history, fresh)));
            return state;
        });
    }

    /** A cycle has read these records. */
    void seen(List<PendingRecord> records, boolean all) {
        locked(() -> {
            marks.add(state.saw(records));
            state.pendingAre(records.size(), all);
            return state;
        });
    }

    /** Takes the changes of a cycle and says of each whether it was written or is left for later. */
    Multi<Written> write(Share cycle, List<Change> changes) {
        return Multi.createFrom().emitter(emitter -> {
            Handover handover = new Handover(cycle, changes, emitter);
            locked(() -> {
                changes.forEach(state::handedOver);
                return handovers.add(handover);
            });
            pump();
        });
    }

    /** Starts what may start now. */
    void pump() {
        List<Runnable> todo = new ArrayList<>();
        locked(() -> {
            marks.add(state.wake());
            Verdict verdict = plan();
            if (verdict.lookUp() && !lookingUp && !off) {
                todo.add(lookUp());
            }
            startWrites(verdict, todo);
            tellOfWhatIsLeft(verdict, todo);
            return verdict;
        });
        todo.forEach(Runnable::run);
    }

    private Verdict plan() {
        return state.plan(term.budget(), inFlight + (lookingUp ? 1 : 0), lastLookUp, quietUntil);
    }

    private void startWrites(Verdict verdict, List<Runnable> todo) {
        int ceiling = Math.max(1, term.budget().inFlightCeiling());
        for (int i = 0; i < verdict.writes() && inFlight < ceiling; i++) {
            if (off && handovers.isEmpty()) {
                return;
            }
            List<Change> changes = state.next(verdict.which());
            if (changes.isEmpty()) {
                return;
            }
            inFlight++;
            todo.add(() -> write(changes));
        }
    }

    /** A cycle does not wait for what the day has no calls for, nor for what is held or rests. */
    private void tellOfWhatIsLeft(Verdict verdict, List<Runnable> todo) {
        for (Handover handover : List.copyOf(handovers)) {
            List<Change> left = handover.take(
                    change -> handover.isStopped() || !state.isAboutToBeWritten(change, verdict.affordable()));
            todo.add(() -> handover.tell(left, new WriteOutcome.NotTried()));
            endIfEmpty(handover, todo);
        }
    }

    private void endIfEmpty(Handover handover, List<Runnable> todo) {
        if (handover.isEmpty()) {
            handovers.remove(handover);
            todo.add(handover::end);
        }
    }

    /** Writes one update, into each record that has its queue id. */
    private void write(List<Change> changes) {
        Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change ->
                        parts.writer().write(shareOf(change), change).map(outcome -> new Written(change, outcome)))
                .onItem()
                .invoke(this::wrote)
                .collect()
                .asList()
                .subscribe()
                .with(this::ended, failure -> {
                    LOG.log(System.Logger.Level.ERROR, "Live sync broke while it wrote", failure);
                    ended(List.of(new Written(changes.getFirst(), new WriteOutcome.Unknown(0, "it broke"))));
                });
    }

    private Share shareOf(Change change) {
        return locked(() -> handovers.stream()
                .flatMap(handover -> handover.shareFor(change.record().recordId()).stream())
                .findFirst()
                .orElse(share));
    }

    private void wrote(Written written) {
        List<Runnable> todo = new ArrayList<>();
        locked(() -> {
            state.wrote(written);
            for (Handover handover : List.copyOf(handovers)) {
                List<Change> same = handover.take(change -> change.record()
                        .recordId()
                        .equals(written.change().record().recordId()));
                if (!same.isEmpty()) {
                    todo.add(() -> handover.tell(same, written.outcome()));
                    endIfEmpty(handover, todo);
                }
            }
            return state;
        });
        if (todo.isEmpty()) {
            run.wrote(written);
        }
        if (written.outcome() instanceof WriteOutcome.Updated) {
            StatusEvent event = written.change().event();
            parts.watcher()
                    .brought(Duration.between(event.receivedAt(), parts.time().wall()));
        }
        todo.forEach(Runnable::run);
    }

    private void ended(List<Written> all) {
        List<Halt> halts = new ArrayList<>();
        locked(() -> {
            inFlight--;
            marks.add(state.ended(all, parts.time().steady().plus(UNKNOWN_RESTS)));
            if (state.isRefusedThroughout()) {
                rest(LONGEST_REST);
            }
            for (Written written : all) {
                if (written.outcome() instanceof WriteOutcome.Halting halting) {
                    halts.add(halting.halt());
                }
            }
            return state;
        });
        halts.forEach(this::halted);
        pump();
    }

    private void halted(Halt halt) {
        Duration rests = switch (halt.after()) {
            case Halt.After.NotBefore(Instant until) ->
                Duration.between(parts.time().wall(), until);
            case Halt.After.RetryAt(Instant at) -> Duration.between(parts.time().wall(), at);
            default -> TROUBLE_RESTS;
        };
        Duration bounded = rests.compareTo(TROUBLE_RESTS) < 0 ? TROUBLE_RESTS : rests;
        locked(() -> rest(bounded.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : bounded));
        parts.watcher().halted(halt);
    }

    private Instant rest(Duration pause) {
        Instant until = parts.time().steady().plus(pause);
        quietUntil = until;
        return until;
    }

    private Runnable lookUp() {
        lookingUp = true;
        List<String> queueIds = state.toLookUp();
        boolean page = state.pageAnswersMore(queueIds.size());
        return () -> (page ? parts.writer().pending(share) : parts.writer().withQueueIds(share, queueIds))
                .subscribe()
                .with(found -> lookedUp(page ? List.of() : queueIds, found, page), failure -> {
                    locked(() -> {
                        lookingUp = false;
                        return lastLookUp = parts.time().wall();
                    });
                    if (share.stopped().isEmpty()) {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "Records could not be looked up: {0}",
                                failure.getMessage());
                        halted(parts.writer().halt(failure));
                    }
                });
    }

    private void lookedUp(List<String> asked, PendingPage found, boolean page) {
        locked(() -> {
            lookingUp = false;
            lastLookUp = parts.time().wall();
            if (!state.believes(found)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Live sync writes nothing for a quarter of an hour, since no record shows {0}: check the report"
                                + " and the link names of its fields",
                        String.join(", ", found.absent()));
                return rest(LONGEST_REST);
            }
            marks.add(state.saw(found.records()));
            if (page) {
                state.pendingAre(found.records().size(), found.nextCursor() == null);
                state.notPending();
            } else {
                state.missed(asked);
            }
            return Instant.MIN;
        });
        pump();
    }

    /** Starts nothing any more; completes when no call is in flight, everything is marked and the run is recorded. */
    Uni<Void> close() {
        return term.close(share).flatMap(quiet -> marks.idle()).flatMap(marked -> run.end());
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
