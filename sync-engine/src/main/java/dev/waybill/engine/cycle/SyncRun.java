package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private final CarryOver before;
    private final Planner planner;
    private final Leftovers leftovers;
    private final Rejections rejections;
    private final RefusedInARow refusals;
    private final RunTally tally;
    private final PendingPages reading;
    private final List<String> unmatchedYet = new ArrayList<>();
    private final Map<String, List<StatusEvent>> histories = new HashMap<>();
    private Progress.Phase phase = Progress.Phase.READING;
    private @Nullable Halt halt;
    private Plan plan = Plan.NOTHING;
    private List<Change> unwritten = List.of();
    private boolean probing;
    private int answerlessInARow;

    /** A cycle that begins with what the ones before left. */
    public SyncRun(StatusComparison comparison, CycleLimits limits, CarryOver before, Rejections rejections) {
        this.tally = new RunTally(comparison);
        this.before = before;
        this.planner = new Planner(comparison, limits, before, rejections);
        this.leftovers = new Leftovers(comparison, before, rejections);
        this.rejections = rejections;
        this.refusals = new RefusedInARow(before.trouble());
        this.reading = new PendingPages(limits.pages());
    }

    /** What to do next. Asked twice without an answer in between, it says the same. */
    public Step next() {
        if (halt != null) {
            return new Step.Done();
        }
        return switch (phase) {
            case READING -> new Step.FetchPage(reading.cursor());
            case MATCHING -> new Step.Match(unmatchedYet.subList(0, Math.min(MATCH_CHUNK, unmatchedYet.size())));
            case MARKING -> new Step.MarkSynced(plan.nothingToWrite());
            case WRITING -> new Step.Write(nextWrites());
            case ENDING -> new Step.Done();
        };
    }

    /** While Creator refused everything lately, a few records show whether it still does. */
    private List<Change> nextWrites() {
        return probing ? unwritten.subList(0, RefusedInARow.PROBE) : unwritten;
    }

    /** What it did, once it is over. */
    RunReport report() {
        return tally.report(halt, leftovers.oldestWaiting());
    }

    /** How far it is. */
    public Progress progress() {
        return tally.progress(phase, plan.changes().size());
    }

    /** A page was read. */
    public void fetched(PendingPage page) {
        reading.take(page).ifPresent(reason -> halt(new Halt(RunEnd.FAILED, reason)));
        tally.unusable += page.unusable().size();
        leftovers.unusable(page.unusable());
        tally.pages = reading.pages();
        tally.pending = reading.records().size();
        tally.pageCeilingReached = reading.ceilingReached();
        tally.cutShort = reading.cutShort();
        if (halt == null && reading.isOver()) {
            startMatching();
        }
    }

    private void startMatching() {
        List<PendingRecord> all = new ArrayList<>(reading.records());
        all.addAll(before.notAmong(reading.records()));
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
        plan = planner.plan(reading.records(), histories);
        unwritten = plan.changes();
        probing = before.trouble() != null && unwritten.size() > RefusedInARow.PROBE;
        leftovers.planned(plan, reading.isWhole());
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
        refusals.wrote(outcome, rejections.knows(written.change()))
                .ifPresent(reason -> halt(new Halt(RunEnd.FAILED, reason)));
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
        unwritten = unwritten.subList(nextWrites().size(), unwritten.size());
        if (probing) {
            probing = false;
            refusals.everything().ifPresent(reason -> halt(new Halt(RunEnd.FAILED, reason)));
        }
        phase = unwritten.isEmpty() ? Progress.Phase.ENDING : phase;
    }

    /** Nothing is left to do, or it is to end early. */
    public void over() {
        if (halt == null) {
            halt = refusals.verdict(tally.heldBack()).orElse(null);
        }
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

    /** The queue ids of all pending records, in canonical form; absent if not all of them were read. */
    @Nullable
    Set<String> met() {
        boolean all = reading.isWhole() && (phase == Progress.Phase.WRITING || phase == Progress.Phase.ENDING);
        return all
                ? Stream.concat(reading.records().stream(), before.notAmong(reading.records()).stream())
                        .map(record -> QueueIds.canonical(record.queueId()))
                        .collect(Collectors.toSet())
                : null;
    }

    /** Documents of records that are to be written and are not in this cycle, those that waited at a time already. */
    List<DocumentId> metAndNotWritten(Instant waitingAt) {
        return Stream.concat(plan.heldBack().stream(), plan.left().stream())
                .filter(change -> change.waitsSince().isBefore(waitingAt))
                .flatMap(change -> change.documents().stream())
                .toList();
    }

    /** What the next cycle must know; at the start of writing it covers a crash, at the end it is what is left. */
    public CarryOver carryOver() {
        return leftovers.carryOver(
                phase == Progress.Phase.READING || phase == Progress.Phase.MATCHING
                        ? before.trouble()
                        : refusals.trouble(halt, !plan.wanted().isEmpty()));
    }

    /** The records that Creator refused, for the next cycle. */
    public List<Rejection> rejections() {
        return leftovers.rejections();
    }
}
