package dev.waybill.sync.overview;

import dev.waybill.engine.cycle.Progress;
import dev.waybill.sync.budget.BudgetState;
import dev.waybill.sync.budget.SharedBudget;
import dev.waybill.sync.lock.CycleLock;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.run.Figures;
import dev.waybill.sync.run.ProgressBoard;
import dev.waybill.sync.run.RejectedRecords;
import dev.waybill.sync.run.RunHistory;
import dev.waybill.sync.run.RunProgress;
import dev.waybill.sync.run.SyncFigures;
import dev.waybill.sync.runs.RunView;
import dev.waybill.sync.schedule.SchedulerState;
import dev.waybill.sync.schedule.SyncScheduler;
import dev.waybill.sync.token.TokenState;
import dev.waybill.sync.token.ZohoTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gathers how the sync is, without a call to Zoho. */
@Singleton
public final class StatusReport {

    private final ZohoTokens tokens;
    private final SharedBudget budget;
    private final CycleLock lock;
    private final SyncFigures figures;
    private final RunHistory history;
    private final RejectedRecords rejected;
    private final SyncScheduler scheduler;
    private final ProgressBoard board;
    private final JournalWatch journals;
    private final LocalTimes views;

    StatusReport(
            ZohoTokens tokens,
            SharedBudget budget,
            CycleLock lock,
            SyncFigures figures,
            RunHistory history,
            RejectedRecords rejected,
            SyncScheduler scheduler,
            ProgressBoard board,
            JournalWatch journals,
            LocalTimes views) {
        this.tokens = tokens;
        this.budget = budget;
        this.lock = lock;
        this.figures = figures;
        this.history = history;
        this.rejected = rejected;
        this.scheduler = scheduler;
        this.board = board;
        this.journals = journals;
        this.views = views;
    }

    /** As it is. Fails like the store. */
    public Uni<StatusView> now() {
        return Uni.combine()
                .all()
                .unis(
                        figures.get(),
                        history.latest(1),
                        rejected.all(),
                        scheduler.state(),
                        lock.holder(),
                        budget.shared(),
                        board.running(),
                        journals.now())
                .asTuple()
                .map(seen -> new StatusView(
                        token(tokens.state()),
                        seen.getItem1().pendingRecords(),
                        seen.getItem3().size(),
                        budget(seen.getItem6()),
                        seen.getItem5().orElse(null),
                        seen.getItem7().map(this::progress).orElse(null),
                        seen.getItem2().stream()
                                .findFirst()
                                .map(run -> RunView.of(run, views))
                                .orElse(null),
                        lastError(seen.getItem1().lastError()),
                        scheduler(seen.getItem4()),
                        seen.getItem8()
                                .map(journal -> JournalView.of(journal, views::time))
                                .orElse(null)));
    }

    private StatusView.Scheduler scheduler(SchedulerState state) {
        return new StatusView.Scheduler(state.on(), views.time(state.nextDue()), state.reason());
    }

    private StatusView.Progress progress(RunProgress seen) {
        Progress how = seen.progress();
        return new StatusView.Progress(
                how.phase().name().toLowerCase(Locale.ROOT),
                how.pages(),
                how.pending(),
                how.total(),
                how.done(),
                how.updated(),
                how.refused(),
                how.unknown(),
                views.time(seen.at()));
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
                state.callsToday(),
                state.leftToday(),
                state.inFlight(),
                state.inFlightCeiling(),
                views.time(state.pausedUntil()));
    }

    private StatusView.@Nullable LastError lastError(Figures.@Nullable LastError error) {
        return error == null ? null : new StatusView.LastError(views.time(error.at()), error.runId(), error.reason());
    }
}
