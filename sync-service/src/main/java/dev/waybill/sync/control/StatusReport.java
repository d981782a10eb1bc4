package dev.waybill.sync.control;

import dev.waybill.sync.budget.BudgetState;
import dev.waybill.sync.budget.CallGate;
import dev.waybill.sync.lock.CycleLock;
import dev.waybill.sync.run.Figures;
import dev.waybill.sync.run.RejectedRecords;
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
    private final RejectedRecords rejected;
    private final SyncScheduler scheduler;
    private final Views views;

    StatusReport(
            ZohoTokens tokens,
            CallGate gate,
            CycleLock lock,
            SyncFigures figures,
            RunHistory history,
            RejectedRecords rejected,
            SyncScheduler scheduler,
            Views views) {
        this.tokens = tokens;
        this.gate = gate;
        this.lock = lock;
        this.figures = figures;
        this.history = history;
        this.rejected = rejected;
        this.scheduler = scheduler;
        this.views = views;
    }

    Uni<StatusView> now() {
        return Uni.combine()
                .all()
                .unis(figures.get(), history.latest(1), rejected.all(), scheduler.state(), lock.holder())
                .asTuple()
                .map(seen -> view(
                        seen.getItem1(), seen.getItem2(), seen.getItem3().size(), seen.getItem4(), seen.getItem5()));
    }

    private StatusView view(
            Figures known, List<RunRecord> last, int refused, SchedulerState scheduled, Optional<String> runningCycle) {
        return new StatusView(
                token(tokens.state()),
                known.pendingRecords(),
                refused,
                budget(gate.state()),
                runningCycle.orElse(null),
                last.stream().findFirst().map(views::run).orElse(null),
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
}
