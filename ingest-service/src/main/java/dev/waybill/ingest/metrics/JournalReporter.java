package dev.waybill.ingest.metrics;

import dev.waybill.operator.journal.JournalReport;
import dev.waybill.operator.journal.JournalReports;
import dev.waybill.store.FrontJournal;
import dev.waybill.store.journal.JournalState;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Says in the shared store how much waits in this replica's journal, for the console: when it changed, and now and then
 * in any case. While the store is away nobody hears it, which the console shows as silence.
 */
final class JournalReporter {

    /** How often it may be asked to say something. */
    static final Duration PACE = Duration.ofSeconds(15);

    private final FrontJournal front;
    private final JournalReports reports;
    private final InstantSource clock;
    private final String replica;
    private volatile @Nullable JournalReport said;
    private volatile boolean saying;

    JournalReporter(FrontJournal front, JournalReports reports, InstantSource clock, String replica) {
        this.front = front;
        this.reports = reports;
        this.clock = clock;
        this.replica = replica;
    }

    /** Says how it is, unless that was said already; one at a time. Never fails. */
    Uni<Void> sayWhatIsNew() {
        JournalReport now = front.journal()
                .map(journal -> report(journal.state(), clock.instant()))
                .orElse(null);
        if (now == null || saying || !isNews(now)) {
            return Uni.createFrom().voidItem();
        }
        saying = true;
        return reports.say(now)
                .invoke(() -> said = now)
                .onFailure()
                .invoke(failure ->
                        Log.debugf("How much waits in the journal could not be said: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> saying = false);
    }

    private boolean isNews(JournalReport now) {
        JournalReport before = said;
        return before == null
                || !now.saysTheSameAs(before)
                || !now.at()
                        .isBefore(before.at().plus(JournalReport.AT_LEAST_EVERY).minus(PACE));
    }

    private JournalReport report(JournalState state, Instant now) {
        return new JournalReport(
                replica,
                now,
                state.waiting(),
                state.setAside(),
                state.bytes(),
                state.mostBytes(),
                state.oldestReceivedAt());
    }
}
