package dev.waybill.ingest.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.operator.journal.JournalReport;
import dev.waybill.operator.journal.JournalReports;
import dev.waybill.store.FrontJournal;
import dev.waybill.store.journal.JournalState;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Says in the shared store how much waits in this replica's journal, for the console: when it changed, and now and then
 * in any case. While the store is away nobody hears it, which the console shows as silence.
 */
@Singleton
final class JournalReporter {

    /** How often it may say something. */
    private static final Duration PACE = Duration.ofSeconds(15);

    private final FrontJournal front;
    private final JournalReports reports;
    private final InstantSource clock;
    private final String replica;
    private volatile @Nullable JournalReport said;
    private volatile boolean saying;

    @Inject
    JournalReporter(
            FrontJournal front,
            ControlStore store,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this(front, new JournalReports(store, json, clock), clock, host() + ":" + port);
    }

    JournalReporter(FrontJournal front, JournalReports reports, InstantSource clock, String replica) {
        this.front = front;
        this.reports = reports;
        this.clock = clock;
        this.replica = replica;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        if (front.journal().isPresent()) {
            vertx.setPeriodic(
                    PACE.toMillis(), tick -> sayWhatIsNew().subscribe().with(said -> {}));
        }
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

    /** Enough for people to tell replicas apart. */
    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            Log.debugf("This machine does not know its name: %s", nameless.getMessage());
            return "localhost";
        }
    }
}
