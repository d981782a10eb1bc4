package dev.waybill.engine.cycle;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what a cycle does. */
final class RunTally {

    private final StatusComparison comparison;
    private final Map<Integer, Integer> errors = new TreeMap<>();
    int pages;

    /** Why pages are missing, absent if none is for another reason than the ceiling. */
    @Nullable
    String cutShort;

    boolean pageCeilingReached;
    int pending;

    /** Read, but cannot be updated. */
    int unusable;

    private int unmatched;
    private int skipped;
    private int heldBack;
    private int left;
    int documentsSynced;
    private int updated;

    /** Updated to the highest status, so that Creator no longer holds them as pending. */
    private int arrived;

    private int rejected;
    private int missing;
    private int unknown;

    RunTally(StatusComparison comparison) {
        this.comparison = comparison;
    }

    void count(Change change, WriteOutcome outcome) {
        switch (outcome) {
            case WriteOutcome.Updated u -> {
                updated++;
                arrived += comparison.isTop(change) ? 1 : 0;
            }
            case WriteOutcome.Rejected r -> {
                rejected++;
                error(r.code());
            }
            case WriteOutcome.Missing m -> {
                missing++;
                error(m.code());
            }
            case WriteOutcome.Unknown u -> {
                unknown++;
                error(u.code());
            }
            case WriteOutcome.NotTried n -> left++;
            case WriteOutcome.Halting h -> {
                left++;
                error(h.code());
            }
        }
    }

    private void error(int code) {
        errors.merge(code, 1, Integer::sum);
    }

    void planned(Plan plan) {
        unmatched = plan.unmatched();
        skipped = plan.skipped();
        heldBack = plan.heldBack().size();
        left = plan.left().size();
    }

    Progress progress(Progress.Phase phase, int total) {
        return new Progress(
                phase,
                pages,
                pending,
                total,
                updated + rejected + missing + unknown,
                updated,
                rejected + missing,
                unknown);
    }

    int heldBack() {
        return heldBack;
    }

    RunReport report(@Nullable Halt halt, @Nullable Instant oldestWaiting) {
        boolean partly = left + unknown > 0 || pageCeilingReached || cutShort != null;
        RunEnd natural = partly ? RunEnd.PARTIAL : RunEnd.COMPLETED;
        return new RunReport(
                halt == null ? natural : halt.end(),
                halt == null ? cutShort : halt.reason(),
                pages,
                pageCeilingReached,
                pending,
                Math.max(0, pending - arrived - missing),
                unmatched,
                skipped,
                updated,
                rejected + unusable,
                missing,
                unknown,
                left,
                heldBack,
                oldestWaiting,
                documentsSynced,
                errors);
    }
}
