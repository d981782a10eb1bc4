package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final CycleLimits limits;
    private final CarryOver before;
    private final Planner planner;
    private final Leftovers leftovers;
    private final RunTally tally;

    /** By record id: a record that moved between two pages is read twice. */
    private final Map<String, PendingRecord> records = new LinkedHashMap<>();

    private final List<String> unmatchedYet = new ArrayList<>();
    private final Map<String, List<StatusEvent>> histories = new HashMap<>();
    private Progress.Phase phase = Progress.Phase.READING;
    private @Nullable String cursor;
    private @Nullable Halt halt;
    private Plan plan = Plan.NOTHING;
    private int answerlessInARow;

    /** A cycle that begins with what the ones before left. */
    public SyncRun(StatusComparison comparison, CycleLimits limits, CarryOver before, Rejections rejections) {
        this.limits = limits;
        this.tally = new RunTally(comparison);
        this.before = before;
        this.planner = new Planner(comparison, limits, before, rejections);
        this.leftovers = new Leftovers(comparison, before, rejections);
    }

    /** What to do next. Asked twice without an answer in between, it says the same. */
    public Step next() {
        if (halt != null) {
            return new Step.Done();
        }
        return switch (phase) {
            case READING -> new Step.FetchPage(cursor);
            case MATCHING -> new Step.Match(unmatchedYet.subList(0, Math.min(MATCH_CHUNK, unmatchedYet.size())));
            case MARKING -> new Step.MarkSynced(plan.nothingToWrite());
            case WRITING -> new Step.Write(plan.changes());
            case ENDING -> new Step.Done();
        };
    }

    /** What it did, once it is over. */
    RunReport report() {
        return tally.report(halt);
    }

    /** How far it is. */
    public Progress progress() {
        return tally.progress(phase, plan.changes().size());
    }

    /** A page, of which {@link #fetched} is told next, has records that cannot be updated. */
    public void unusable(List<PendingPage.Unusable> found) {
        tally.unusable += found.size();
        leftovers.unusable(found);
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
        phase = Progress.Phase.MATCHING;
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
        plan = planner.plan(records.values(), histories);
        leftovers.planned(plan, !tally.pageCeilingReached);
        tally.planned(plan);
        histories.clear();
        phase = plan.nothingToWrite().isEmpty() ? afterMarking() : Progress.Phase.MARKING;
    }

    private Progress.Phase afterMarking() {
        return plan.changes().isEmpty() ? Progress.Phase.ENDING : Progress.Phase.WRITING;
    }

    /** The documents that need no write were marked. */
    public void marked(int newlySynced) {
        tally.documentsSynced += newlySynced;
        phase = afterMarking();
    }

    /**
     * What became of one change.
     *
     * @return documents to be marked as synced before long, followed by {@link #confirmed}; empty if there are none
     */
    public Set<DocumentId> wrote(Written written) {
        WriteOutcome outcome = written.outcome();
        tally.count(written.change(), outcome);
        leftovers.wrote(written.change(), outcome);
        answerlessInARow = outcome instanceof WriteOutcome.Unknown ? answerlessInARow + 1 : 0;
        switch (outcome) {
            case WriteOutcome.Updated u -> {
                return written.change().documents();
            }
            case WriteOutcome.Unknown u -> giveUpIfNobodyAnswers(u);
            case WriteOutcome.Halting h -> halt(h.halt());
            default -> {}
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

    /** Changes are in Creator and their documents are marked, so many of them only now. */
    public void confirmed(Collection<Change> changes, int newlySynced) {
        tally.documentsSynced += newlySynced;
        changes.forEach(leftovers::confirmed);
    }

    /** Every change of the step has an outcome. */
    public void writesEnded() {
        phase = Progress.Phase.ENDING;
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
        return leftovers.carryOver();
    }

    /** The records that Creator refused, for the next cycle. */
    public List<Rejection> rejections() {
        return leftovers.rejections();
    }
}
