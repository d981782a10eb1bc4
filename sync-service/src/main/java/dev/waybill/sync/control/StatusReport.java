package dev.waybill.sync.control;

import dev.waybill.sync.budget.BudgetState;
import dev.waybill.sync.budget.CallGate;
import dev.waybill.sync.cycle.RunReport;
import dev.waybill.sync.lock.CycleLock;
import dev.waybill.sync.run.Figures;
import dev.waybill.sync.run.RunHistory;
import dev.waybill.sync.run.RunRecord;
import dev.waybill.sync.run.SyncFigures;
import dev.waybill.sync.schedule.SchedulerState;
import dev.waybill.sync.schedule.SyncScheduler;
import dev.waybill.sync.token.TokenState;
import dev.waybill.sync.token.ZohoTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers how the sync is, without a call to Zoho. */
@Singleton
final class StatusReport {

    private final ZohoTokens tokens;
    private final CallGate gate;
    private final CycleLock lock;
    private final SyncFigures figures;
    private final RunHistory history;
    private final SyncScheduler scheduler;
    private final Views views;

    StatusReport(
            ZohoTokens tokens,
            CallGate gate,
            CycleLock lock,
            SyncFigures figures,
            RunHistory history,
            SyncScheduler scheduler,
            Views views) {
        this.tokens = tokens;
        this.gate = gate;
        this.lock = lock;
        this.figures = figures;
        this.history = history;
        this.scheduler = scheduler;
        this.views = views;
    }

    Uni<StatusView> now() {
        return Uni.combine()
                .all()
                .unis(figures.get(), history.latest(1), scheduler.state(), lock.holder())
                .asTuple()
                .map(seen -> view(seen.getItem1(), seen.getItem2(), seen.getItem3(), seen.getItem4()));
    }

    private StatusView view(
            Figures known, List<RunRecord> last, SchedulerState scheduled, Optional<String> runningCycle) {
        return new StatusView(
                token(tokens.state()),
                known.pendingRecords(),
                budget(gate.state()),
                runningCycle.orElse(null),
                last.stream().findFirst().map(this::run).orElse(null),
                lastError(known.lastError()),
                new StatusView.Scheduler(scheduled.on(), views.time(scheduled.nextDue()), scheduled.reason()));
    }

    private StatusView.Token token(TokenState state) {
        return new StatusView.Token(
                state.word(),
                views.time(state.expiresAt().orElse(null)),
                state.problem().orElse(null));
    }

    private StatusView.Budget budget(BudgetState state) {
        return new StatusView.Budget(
                state.callsPerMinute(),
                state.leftThisMinute(),
                state.inFlight(),
                state.inFlightCeiling(),
                views.time(state.pausedUntil()));
    }

    private StatusView.@Nullable LastError lastError(Figures.@Nullable LastError error) {
        return error == null ? null : new StatusView.LastError(views.time(error.at()), error.runId(), error.reason());
    }

    private StatusView.Run run(RunRecord run) {
        RunReport report = run.report();
        return new StatusView.Run(
                run.runId(),
                run.trigger().name().toLowerCase(Locale.ROOT),
                views.time(run.startedAt()),
                views.seconds(run.duration()),
                report.end().name().toLowerCase(Locale.ROOT),
                report.reason(),
                report.pages(),
                report.pageCeilingReached(),
                report.pending(),
                report.updated(),
                report.skipped(),
                report.unmatched(),
                report.rejected(),
                report.missing(),
                report.unknown(),
                report.left(),
                report.documentsTold(),
                run.settled(),
                run.calls(),
                report.errors());
    }
}
