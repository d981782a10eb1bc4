package dev.waybill.sync.overview;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.schedule.SchedulerState;
import dev.waybill.engine.schedule.SyncEngine;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;
import dev.waybill.operator.journal.JournalReports;
import dev.waybill.store.StoreConfig;
import dev.waybill.sync.runs.Figures;
import dev.waybill.sync.runs.ProgressBoard;
import dev.waybill.sync.runs.RunHistory;
import dev.waybill.sync.runs.SyncFigures;
import dev.waybill.sync.scheduler.SchedulerReader;
import dev.waybill.sync.token.ZohoTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how the sync is, without a call to Zoho. */
@Singleton
class StatusReader {

    private final ZohoTokens tokens;
    private final SyncEngine engine;
    private final SyncFigures figures;
    private final RunHistory history;
    private final RejectedRecords rejected;
    private final SchedulerReader scheduler;
    private final ProgressBoard board;
    private final boolean hasJournals;
    private final JournalReports journals;
    private final StatusStore store;
    private final Clock clock;

    StatusReader(
            ZohoTokens tokens,
            SyncEngine engine,
            SyncFigures figures,
            RunHistory history,
            RejectedRecords rejected,
            SchedulerReader scheduler,
            ProgressBoard board,
            StoreConfig config,
            ControlStore controls,
            StatusStore store,
            ObjectMapper json,
            Clock clock) {
        this.tokens = tokens;
        this.engine = engine;
        this.figures = figures;
        this.history = history;
        this.rejected = rejected;
        this.scheduler = scheduler;
        this.board = board;
        this.hasJournals = config.kind().equals("catalyst");
        this.journals = new JournalReports(controls, json, clock);
        this.store = store;
        this.clock = clock;
    }

    /** As it is. Fails as the store does. */
    Uni<StatusView> now() {
        // The last run first: its figures were written before it.
        return history.latestCycle().flatMap(last -> with(last.orElse(null)));
    }

    private Uni<StatusView> with(@Nullable RunRecord last) {
        return Uni.combine()
                .all()
                .unis(
                        figures.get(),
                        rejected.all(),
                        engine.scheduler(),
                        engine.budget(),
                        engine.lastTerm().flatMap(board::running),
                        journal(),
                        store.state())
                .asTuple()
                .map(seen -> new StatusView(
                        StatusView.Token.of(tokens.state(), tokens.otherAddress()),
                        seen.getItem1(),
                        seen.getItem2().size(),
                        seen.getItem4(),
                        seen.getItem5().map(latest -> latest.run().runId()).orElse(null),
                        seen.getItem5().orElse(null),
                        last,
                        seen.getItem3(),
                        scheduler(seen.getItem3(), seen.getItem1()),
                        StatusView.Live.of(seen.getItem7()),
                        seen.getItem6().orElse(null)));
    }

    private StatusView.Scheduler scheduler(SchedulerState state, Figures figures) {
        return new StatusView.Scheduler(state.on(), scheduler.nextDue(state, figures), state.reason());
    }

    private Uni<Optional<JournalView>> journal() {
        return hasJournals
                ? journals.all().map(all -> Optional.of(JournalView.of(all, clock.instant())))
                : Uni.createFrom().item(Optional.empty());
    }
}
