package dev.waybill.sync.overview;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.operator.journal.JournalReports;
import dev.waybill.store.StoreConfig;
import dev.waybill.sync.budget.SharedBudget;
import dev.waybill.sync.lock.CycleLock;
import dev.waybill.sync.run.ProgressBoard;
import dev.waybill.sync.run.RejectedRecords;
import dev.waybill.sync.run.RunHistory;
import dev.waybill.sync.run.SyncFigures;
import dev.waybill.sync.schedule.SyncScheduler;
import dev.waybill.sync.token.ZohoTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Reads how the sync is, without a call to Zoho. */
@Singleton
class StatusReader {

    private final ZohoTokens tokens;
    private final SharedBudget budget;
    private final CycleLock lock;
    private final SyncFigures figures;
    private final RunHistory history;
    private final RejectedRecords rejected;
    private final SyncScheduler scheduler;
    private final ProgressBoard board;
    private final boolean hasJournals;
    private final JournalReports journals;
    private final Clock clock;

    StatusReader(
            ZohoTokens tokens,
            SharedBudget budget,
            CycleLock lock,
            SyncFigures figures,
            RunHistory history,
            RejectedRecords rejected,
            SyncScheduler scheduler,
            ProgressBoard board,
            StoreConfig config,
            ControlStore store,
            ObjectMapper json,
            Clock clock) {
        this.tokens = tokens;
        this.budget = budget;
        this.lock = lock;
        this.figures = figures;
        this.history = history;
        this.rejected = rejected;
        this.scheduler = scheduler;
        this.board = board;
        this.hasJournals = config.kind().equals("catalyst");
        this.journals = new JournalReports(store, json, clock);
        this.clock = clock;
    }

    /** As it is. Fails as the store does. */
    Uni<StatusView> now() {
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
                        journal())
                .asTuple()
                .map(seen -> new StatusView(
                        StatusView.Token.of(tokens.state()),
                        seen.getItem1(),
                        seen.getItem3().size(),
                        seen.getItem6(),
                        seen.getItem5().orElse(null),
                        seen.getItem7().orElse(null),
                        seen.getItem2().stream().findFirst().orElse(null),
                        seen.getItem4(),
                        seen.getItem8().orElse(null)));
    }

    private Uni<Optional<JournalView>> journal() {
        return hasJournals
                ? journals.all().map(all -> Optional.of(JournalView.of(all, clock.instant())))
                : Uni.createFrom().item(Optional.empty());
    }
}
