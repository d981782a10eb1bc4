package dev.waybill.sync.runs;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.run.OutcomeHistory;
import dev.waybill.sync.run.RunHistory;
import dev.waybill.sync.run.RunRecord;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of the runs that have ended. */
@Singleton
public final class RunsReport {

    private final RunHistory history;
    private final OutcomeHistory outcomes;
    private final LocalTimes views;

    RunsReport(RunHistory history, OutcomeHistory outcomes, LocalTimes views) {
        this.history = history;
        this.outcomes = outcomes;
        this.views = views;
    }

    /**
     * Runs, the latest first.
     *
     * @param cursor the one the page before ended with
     */
    public Uni<RunsView> page(int limit, @Nullable String cursor) {
        return history.latest(RunHistory.KEPT).map(runs -> {
            List<RunRecord> older = runs.stream()
                    .filter(run -> cursor == null || run.runId().compareTo(cursor) < 0)
                    .toList();
            List<RunRecord> page = older.subList(0, Math.min(limit, older.size()));
            return new RunsView(
                    page.size(),
                    page.stream().map(run -> RunView.of(run, views)).toList(),
                    older.size() > limit ? page.getLast().runId() : null);
        });
    }

    /** One run with what it did to records; fails with a 404 problem if it is not kept, or has not ended. */
    public Uni<RunDetail> one(String id) {
        return history.find(id)
                .flatMap(found -> found.map(this::detail)
                        .orElseThrow(() -> new ProblemException(Problem.notFound(
                                "no run of this id is among the last " + RunHistory.KEPT + " that ended"))));
    }

    private Uni<RunDetail> detail(RunRecord run) {
        return outcomes.of(run.runId())
                .map(all -> new RunDetail(
                        RunView.of(run, views),
                        all.stream()
                                .map(one -> OutcomeView.of(null, one, views))
                                .toList(),
                        run.outcomesOmitted()));
    }
}
