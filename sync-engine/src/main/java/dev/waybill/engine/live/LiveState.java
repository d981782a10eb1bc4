package dev.waybill.engine.live;

import dev.waybill.engine.budget.BudgetState;
import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.PendingPage;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.engine.cycle.WriteOutcome;
import dev.waybill.engine.cycle.Written;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusJoin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What live sync knows within a term: what waits, which records were seen, and what that means for the next call. No
 * I/O. Methods that settle updates return the documents to be marked as synced. Not thread-safe.
 */
final class LiveState {

    /** Queue ids of one look-up. */
    static final int IDS_OF_A_LOOK_UP = QuotaPlanner.FULL;

    /** With more pending records than this a page may not hold those that are asked for. */
    private static final int PAGE_HOLDS = 900;

    /** Pages that are read again after the first: what was not among all pending records is asked for by its id. */
    private static final Duration NOT_PENDING_RESTS = Duration.ofSeconds(10);

    /** Then it is a field, a right or a rule, and not the record. */
    private static final int MOST_REJECTED_IN_A_ROW = 20;

    private final LiveParts parts;
    private final StatusJoin join;
    private final Outbox outbox;
    private final KnownRecords known;
    private final QuotaPlanner planner;
    private int pending = Integer.MAX_VALUE;
    private boolean anyPageWasWhole;
    private int rejectedInARow;

    LiveState(LiveParts parts) {
        this.parts = parts;
        this.join = new StatusJoin(parts.order());
        this.outbox = new Outbox(parts.order());
        this.known = new KnownRecords(top());
        this.planner = new QuotaPlanner(parts.options().aim(), parts.options().interim());
    }

    private int top() {
        return parts.order().lowestFirst().size() - 1;
    }

    private Instant steady() {
        return parts.time().steady();
    }

    /** A queue id has new events; this is its whole history. */
    Set<DocumentId> read(String queueId, List<StatusEvent> history, Set<StatusEvent> fresh) {
        parts.traffic().count(history, fresh, parts.order());
        Set<DocumentId> unsynced = history.stream()
                .filter(event -> !event.synced())
                .map(StatusEvent::id)
                .collect(Collectors.toSet());
        Optional<StatusEvent> effective = join.effective(history);
        if (unsynced.isEmpty() || effective.isEmpty()) {
            return Set.of();
        }
        int rank = parts.order().rank(effective.get().status());
        boolean isSynced = history.stream()
                .anyMatch(event -> event.synced() && parts.order().rank(event.status()) >= rank);
        if (isSynced) {
            return unsynced;
        }
        return offer(new Update(queueId, effective.get(), rank, unsynced));
    }

    private Set<DocumentId> offer(Update update) {
        KnownRecords.Readiness readiness = known.readiness(update.queueId(), update.rank(), steady());
        if (readiness == KnownRecords.Readiness.SETTLED) {
            return update.documents();
        }
        boolean refused =
                changes(update).stream().anyMatch(change -> parts.refusals().holdBack(change));
        if (!refused) {
            outbox.offer(update, readiness == KnownRecords.Readiness.READY);
        }
        return Set.of();
    }

    /** A cycle found a change; it has just read the record. */
    void handedOver(Change change) {
        String queueId = QueueIds.canonical(change.record().queueId());
        see(change.record());
        outbox.offer(
                new Update(queueId, change.event(), change.rank(), change.documents()),
                known.readiness(queueId, change.rank(), steady()) == KnownRecords.Readiness.READY);
    }

    /** Whether a change that a cycle handed on is written soon, as far as the day's calls go. */
    boolean isAboutToBeWritten(Change change, Set<Priority> affordable) {
        String queueId = QueueIds.canonical(change.record().queueId());
        return outbox.isReadyOrWritten(queueId, affordable);
    }

    private void see(PendingRecord record) {
        known.saw(QueueIds.canonical(record.queueId()), record, parts.order().rank(record.status()), steady());
    }

    /**
     * Whether a page may be believed. When a field is absent in all its records nobody can tell an empty status from
     * one that the report does not show, and a status might be lowered.
     */
    boolean believes(PendingPage page) {
        boolean whole = page.absent().isEmpty();
        boolean believed = whole || (page.records().size() == 1 && anyPageWasWhole);
        anyPageWasWhole |= whole && !page.records().isEmpty();
        return believed;
    }

    /** Records were read. */
    Set<DocumentId> saw(Collection<PendingRecord> records) {
        Set<DocumentId> settled = new HashSet<>();
        for (PendingRecord record : records) {
            if (!record.queueId().isBlank()) {
                see(record);
                settled.addAll(reconsider(QueueIds.canonical(record.queueId())));
            }
        }
        return settled;
    }

    private Set<DocumentId> reconsider(String queueId) {
        Optional<Update> waiting = outbox.of(queueId);
        if (waiting.isEmpty()) {
            return Set.of();
        }
        Update update = waiting.get();
        return switch (known.readiness(queueId, update.rank(), steady())) {
            case READY -> {
                outbox.found(queueId);
                yield Set.of();
            }
            case UNREAD -> {
                outbox.unknown(queueId);
                yield Set.of();
            }
            case SETTLED ->
                outbox.isWriting(queueId)
                        ? Set.of()
                        : outbox.remove(queueId).map(Update::documents).orElse(Set.of());
        };
    }

    /** How many records are pending, as far as anybody knows. */
    void pendingAre(int read, boolean all) {
        pending = all ? read : Integer.MAX_VALUE;
    }

    /** A page of all pending records was read, and these were not on it. */
    void notPending() {
        for (String queueId : outbox.toLookUp(Outbox.MOST)) {
            outbox.rest(queueId, steady().plus(NOT_PENDING_RESTS));
        }
    }

    /** These queue ids were asked for; those that no record has are tried again later, or left to the cycles. */
    void missed(List<String> asked) {
        for (String queueId : asked) {
            if (known.of(queueId).isEmpty()) {
                outbox.missed(queueId, steady());
            }
        }
    }

    /** Lets those come back whose rest is over. */
    Set<DocumentId> wake() {
        Set<DocumentId> settled = new HashSet<>();
        outbox.wake(steady()).forEach(queueId -> settled.addAll(reconsider(queueId)));
        return settled;
    }

    List<String> toLookUp() {
        return outbox.toLookUp(IDS_OF_A_LOOK_UP);
    }

    /** Whether a page of pending records answers for more of what waits than a question for so many queue ids. */
    boolean pageAnswersMore(int asked) {
        int unread = outbox.load(Priority.FAILED).unread()
                + outbox.load(Priority.DELIVERED).unread();
        return pending <= PAGE_HOLDS && unread > asked;
    }

    /** The changes of the next update of these urgencies, which is being written from now on; none if none is ready. */
    List<Change> next(Set<Priority> which) {
        Set<Priority> now = EnumSet.copyOf(which.isEmpty() ? EnumSet.noneOf(Priority.class) : which);
        while (true) {
            if (!outbox.hasRipeInterim(ripeBefore())) {
                now.remove(Priority.INTERIM);
            }
            Optional<Update> next = outbox.next(now);
            if (next.isEmpty()) {
                return List.of();
            }
            Update update = next.get();
            if (known.readiness(update.queueId(), update.rank(), steady()) == KnownRecords.Readiness.READY) {
                return changes(update);
            }
            outbox.ended(update, false);
        }
    }

    private List<Change> changes(Update update) {
        return known.of(update.queueId()).stream()
                .filter(record -> record.rank() < update.rank())
                .map(record -> new Change(
                        record.record(),
                        update.event(),
                        update.rank(),
                        update.documents(),
                        update.event().receivedAt()))
                .toList();
    }

    private Instant ripeBefore() {
        return parts.time().wall().minus(parts.options().ripeAfter());
    }

    /** What became of one change. */
    void wrote(Written written) {
        Change change = written.change();
        PendingRecord record = change.record();
        String queueId = QueueIds.canonical(record.queueId());
        rejectedInARow = switch (written.outcome()) {
            case WriteOutcome.Rejected r -> rejectedInARow + 1;
            case WriteOutcome.Updated u -> 0;
            default -> rejectedInARow;
        };
        switch (written.outcome()) {
            case WriteOutcome.Updated u ->
                known.wrote(
                        queueId,
                        new PendingRecord(record.recordId(), record.queueId(), change.status()),
                        change.rank(),
                        steady());
            case WriteOutcome.Missing m -> known.forget(queueId, record.recordId());
            case WriteOutcome.Rejected r -> parts.refusals().refused(change, r.code(), r.reason());
            default -> {}
        }
    }

    /**
     * An update was written as far as it went.
     *
     * @param restsUntil when something else may be written to a record that nobody knows the outcome of
     */
    Set<DocumentId> ended(List<Written> all, Instant restsUntil) {
        Change first = all.getFirst().change();
        String queueId = QueueIds.canonical(first.record().queueId());
        Update update = new Update(queueId, first.event(), first.rank(), first.documents());
        boolean done = all.stream()
                .allMatch(written -> written.outcome() instanceof WriteOutcome.Updated
                        || written.outcome() instanceof WriteOutcome.Rejected);
        boolean anyUpdated = all.stream().anyMatch(written -> written.outcome() instanceof WriteOutcome.Updated);
        Set<DocumentId> marked = new HashSet<>(done && anyUpdated ? update.documents() : Set.of());
        if (outbox.ended(update, done).isPresent()) {
            if (all.stream().anyMatch(written -> written.outcome() instanceof WriteOutcome.Unknown)) {
                outbox.guard(queueId, restsUntil);
            } else {
                marked.addAll(reconsider(queueId));
            }
        }
        return marked;
    }

    /** Whether Creator refuses one record after the other, so that writing on would only use up the day's calls. */
    boolean isRefusedThroughout() {
        return rejectedInARow >= MOST_REJECTED_IN_A_ROW;
    }

    /** @param inHand calls that were asked for and have no answer */
    Verdict plan(BudgetState budget, int inHand, @Nullable Instant lastLookUp, @Nullable Instant quietUntil) {
        return planner.plan(situation(budget, inHand, lastLookUp, quietUntil));
    }

    private Situation situation(
            BudgetState budget, int inHand, @Nullable Instant lastLookUp, @Nullable Instant quietUntil) {
        Instant now = parts.time().wall();
        LiveOptions options = parts.options();
        Instant reset = options.reset().after(now);
        Long left = budget.leftToday();
        long callsLeft = (left == null ? Math.max(0, options.quota() - budget.callsToday()) : left) - inHand;
        Instant quiet = quietUntil == null || !quietUntil.isAfter(steady())
                ? null
                : now.plus(Duration.between(steady(), quietUntil));
        return new Situation(
                now,
                reset,
                options.quota(),
                Math.max(0, callsLeft),
                budget.leftThisMinute() - inHand,
                parts.net().callsUntil(reset, now),
                parts.traffic().forecast(now, reset, options),
                outbox.load(Priority.FAILED),
                outbox.load(Priority.DELIVERED),
                outbox.hasRipeInterim(ripeBefore()),
                outbox.hasRipeUnreadInterim(ripeBefore()),
                outbox.missedDue(),
                lastLookUp == null || lastLookUp.isAfter(now) ? null : lastLookUp,
                budget.pausedUntil() == null ? quiet : budget.pausedUntil());
    }
}
