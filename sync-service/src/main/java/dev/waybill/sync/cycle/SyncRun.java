package dev.waybill.sync.cycle;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One cycle as a state machine: {@link #next} names the next step, the other methods are told what came of it. All
 * pages are read before anything is written, so that records which never change cannot starve new ones. Not
 * thread-safe. Source: product 3.1.
 */
public final class SyncRun {

    /** Queue ids of one bulk read of histories. */
    public static final int MATCH_CHUNK = 1000;

    /** This many records in a row without a usable answer: Creator is not there, and the cycle ends. */
    static final int GIVE_UP_AFTER = 10;

    private enum Phase {
        FETCH,
        MATCH,
        MARK,
        WRITE,
        DONE
    }

    private final Judge judge;
    private final CycleLimits limits;
    private final CarryOver before;
    private final Rejections rejections;
    private final RunTally tally = new RunTally();
    /** By record id: a record that moved between two pages is read twice. */
    private final Map<String, PendingRecord> records = new LinkedHashMap<>();

    private final List<String> unmatchedYet = new ArrayList<>();
    private final Map<String, List<StatusEvent>> histories = new HashMap<>();
    private final Set<DocumentId> nothingToTell = new HashSet<>();
    private final Map<String, String> unconfirmed;
    private final Set<String> troubled;
    private Phase phase = Phase.FETCH;
    private @Nullable String cursor;
    private @Nullable Halt halt;
    private List<Change> changes = List.of();
    private int answerlessInARow;

    /** A cycle that begins with what the ones before left. */
    public SyncRun(Judge judge, CycleLimits limits, CarryOver before, Rejections rejections) {
        this.judge = judge;
        this.limits = limits;
        this.before = before;
        this.rejections = rejections;
        this.unconfirmed = new HashMap<>(before.unconfirmed());
        this.troubled = new HashSet<>(before.troubled());
    }

    /** What to do next. Asked twice without an answer in between, it says the same. */
    public Step next() {
        if (halt != null) {
            return new Step.Done(tally.report(halt));
        }
        return switch (phase) {
            case FETCH -> new Step.FetchPage(cursor);
            case MATCH -> new Step.Match(unmatchedYet.subList(0, Math.min(MATCH_CHUNK, unmatchedYet.size())));
            case MARK -> new Step.MarkTold(nothingToTell);
            case WRITE -> new Step.Write(changes);
            case DONE -> new Step.Done(tally.report(null));
        };
    }

    /** A page was read; no cursor after the last one. */
    public void fetched(List<PendingRecord> page, @Nullable String nextCursor) {
        page.forEach(r -> records.put(r.recordId(), r));
        cursor = nextCursor;
        tally.pages++;
        tally.pending = records.size();
        tally.pageCeilingReached = nextCursor != null && tally.pages >= limits.pages();
        if (nextCursor == null || tally.pageCeilingReached) {
            startMatching();
        }
    }

    private void startMatching() {
        List<PendingRecord> all = new ArrayList<>(records.values());
        all.addAll(before.notAmong(records.values()));
        all.stream()
                .map(PendingRecord::queueId)
                .filter(q -> !q.isBlank())
                .distinct()
                .forEach(unmatchedYet::add);
        phase = Phase.MATCH;
        if (unmatchedYet.isEmpty()) {
            plan();
        }
    }

    /** The histories of the queue ids last asked for; those that nothing is known of are left out. */
    public void matched(Map<String, List<StatusEvent>> found) {
        histories.putAll(found);
        unmatchedYet.subList(0, Math.min(MATCH_CHUNK, unmatchedYet.size())).clear();
        if (unmatchedYet.isEmpty()) {
            plan();
        }
    }

    private void plan() {
        List<Change> wanted = new ArrayList<>();
        records.values().forEach(record -> judge(record).ifPresent(wanted::add));
        for (PendingRecord record : before.notAmong(records.values())) {
            confirmation(record).ifPresentOrElse(wanted::add, () -> unconfirmed.remove(record.recordId()));
        }
        Set<String> wantedIds = wanted.stream().map(c -> c.record().recordId()).collect(Collectors.toSet());
        troubled.retainAll(wantedIds);
        if (!tally.pageCeilingReached) {
            rejections.forgetAllBut(wantedIds);
        }
        tally.heldBack = wanted.size();
        wanted.removeIf(rejections::holdBack);
        tally.heldBack -= wanted.size();
        wanted.sort(Urgency.mostUrgentFirst(judge, before.troubled()));
        changes = List.copyOf(wanted.subList(0, Math.min(limits.updates(), wanted.size())));
        tally.left = wanted.size() - changes.size();
        changes.stream()
                .filter(judge::isTop)
                .map(Change::record)
                .forEach(record -> unconfirmed.put(record.recordId(), record.queueId()));
        phase = nothingToTell.isEmpty() ? afterMarking() : Phase.MARK;
    }

    private Optional<Change> judge(PendingRecord record) {
        return switch (judge.judge(record, history(record))) {
            case Verdict.Unmatched u -> {
                tally.unmatched++;
                unconfirmed.remove(record.recordId());
                yield Optional.empty();
            }
            case Verdict.NothingToTell n -> {
                tally.skipped++;
                unconfirmed.remove(record.recordId());
                nothingToTell.addAll(n.documents());
                yield Optional.empty();
            }
            case Verdict.Write w -> Optional.of(w.change());
        };
    }

    /**
     * Its status is not known, so only the highest may be written: nothing can be lowered by that. If all its documents
     * are marked then it was confirmed, and a crash kept the run from noting that.
     */
    private Optional<Change> confirmation(PendingRecord record) {
        return judge.judge(record, history(record)) instanceof Verdict.Write(Change change)
                        && judge.isTop(change)
                        && !change.documents().isEmpty()
                ? Optional.of(change)
                : Optional.empty();
    }

    private List<StatusEvent> history(PendingRecord record) {
        return histories.getOrDefault(record.queueId(), List.of());
    }

    private Phase afterMarking() {
        return changes.isEmpty() ? Phase.DONE : Phase.WRITE;
    }

    /** The documents with nothing left to tell were marked. */
    public void marked(int newlyTold) {
        tally.documentsTold += newlyTold;
        phase = afterMarking();
    }

    /**
     * What became of one change.
     *
     * @return documents to be marked as told now, followed by {@link #confirmed}; empty if there are none
     */
    public Set<DocumentId> wrote(Written written) {
        Change change = written.change();
        WriteOutcome outcome = written.outcome();
        tally.count(outcome);
        String recordId = change.record().recordId();
        answerlessInARow = outcome instanceof WriteOutcome.Unknown ? answerlessInARow + 1 : 0;
        switch (outcome) {
            case WriteOutcome.Updated u -> {
                troubled.remove(recordId);
                rejections.forget(recordId);
                return change.documents();
            }
            case WriteOutcome.Rejected r -> {
                troubled.add(recordId);
                unconfirmed.remove(recordId);
                rejections.refused(change, r.code(), r.reason());
            }
            case WriteOutcome.Unknown u -> {
                troubled.add(recordId);
                giveUpIfNobodyAnswers(u);
            }
            case WriteOutcome.Halting h -> {
                halt(h.halt());
                forgetUnlessCarried(recordId);
            }
            case WriteOutcome.NotTried n -> forgetUnlessCarried(recordId);
            case WriteOutcome.Missing m -> {
                troubled.remove(recordId);
                unconfirmed.remove(recordId);
                rejections.forget(recordId);
            }
        }
        return Set.of();
    }

    private void giveUpIfNobodyAnswers(WriteOutcome.Unknown last) {
        if (answerlessInARow >= GIVE_UP_AFTER) {
            halt(new Halt(
                    RunEnd.PARTIAL,
                    "Creator gave no usable answer for " + GIVE_UP_AFTER
                            + " records in a row; the next cycle tries again. Last: " + last.reason()));
        }
    }

    /** It was not executed now, but an earlier cycle's attempt may have been. */
    private void forgetUnlessCarried(String recordId) {
        if (!before.unconfirmed().containsKey(recordId)) {
            unconfirmed.remove(recordId);
        }
    }

    /** A change is in Creator and its documents are marked. */
    public void confirmed(Change change, int newlyTold) {
        tally.documentsTold += newlyTold;
        unconfirmed.remove(change.record().recordId());
    }

    /** Every change of the step has been told of. */
    public void writesEnded() {
        phase = Phase.DONE;
    }

    /** Ends the cycle; the first reason stays. */
    public void halt(Halt why) {
        if (halt == null) {
            halt = why;
        }
    }

    /** Why it is to end early, if it is. */
    public Optional<Halt> halted() {
        return Optional.ofNullable(halt);
    }

    /** What the next cycle must know; at the start of writing it covers a crash, at the end it is what is left. */
    public CarryOver carryOver() {
        return new CarryOver(unconfirmed, troubled);
    }

    /** The records that Creator refused, for the next cycle. */
    public List<Rejection> rejections() {
        return rejections.all();
    }
}
