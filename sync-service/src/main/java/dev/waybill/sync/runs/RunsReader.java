package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the runs that have ended. */
@Singleton
public final class RunsReader {

    private final RunHistory history;
    private final OutcomeHistory outcomes;

    RunsReader(RunHistory history, OutcomeHistory outcomes) {
        this.history = history;
        this.outcomes = outcomes;
    }

    /**
     * Some runs, the latest first.
     *
     * @param nextCursor the run that this page ends with, null if there is no earlier one
     */
    public record Page(
            int count, List<RunRecord> runs, @Nullable String nextCursor) {}

    /**
     * A run and what it did to records.
     *
     * @param outcomes of every record that was written or tried, in the order it happened; others are only counted
     * @param outcomesOmitted outcomes that are not kept, the run having had too many
     */
    public record Detail(RunRecord run, List<RecordOutcome> outcomes, int outcomesOmitted) {}

    /**
     * Runs, the latest first.
     *
     * @param cursor the one the page before ended with
     */
    public Uni<Page> page(int limit, @Nullable String cursor) {
        return history.latest(RunHistory.KEPT).map(runs -> {
            List<RunRecord> older = runs.stream()
                    .filter(run -> cursor == null || run.runId().compareTo(cursor) < 0)
                    .toList();
            List<RunRecord> page = older.subList(0, Math.min(limit, older.size()));
            return new Page(
                    page.size(), page, older.size() > limit ? page.getLast().runId() : null);
        });
    }

    /** One run with what it did to records; fails with a 404 problem if it is not kept, or has not ended. */
    public Uni<Detail> one(String id) {
        return history.find(id)
                .map(found -> found.orElseThrow(() -> new ProblemException(
                        Problem.notFound("no run of this id is among the last " + RunHistory.KEPT + " that ended"))))
                .flatMap(run -> outcomes.of(run.runId()).map(all -> new Detail(run, all, omitted(run, all))));
    }

    /** What was tried and is not kept. */
    private static int omitted(RunRecord run, List<RecordOutcome> kept) {
        return Math.max(0, run.report().updated() + run.report().failed() - kept.size());
    }
}
