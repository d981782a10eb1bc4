package dev.waybill.ingest.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.operator.journal.JournalReports;
import dev.waybill.store.FrontJournal;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets the journal's reporter speak while the service runs, if there is a journal. */
@Singleton
final class JournalReporting {

    private final FrontJournal front;
    private final JournalReports reports;
    private final Clock clock;
    private final int port;

    JournalReporting(
            FrontJournal front,
            ControlStore store,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.front = front;
        this.reports = new JournalReports(store, json, clock);
        this.clock = clock;
        this.port = port;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        if (front.journal().isPresent()) {
            JournalReporter reporter = new JournalReporter(front, reports, clock, host() + ":" + port);
            vertx.setPeriodic(
                    JournalReporter.PACE.toMillis(),
                    tick -> reporter.sayWhatIsNew().subscribe().with(said -> {}));
        }
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
