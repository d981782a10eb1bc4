package dev.waybill.sync.overview;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.operator.journal.JournalReport;
import dev.waybill.operator.journal.JournalReports;
import dev.waybill.store.StoreConfig;
import dev.waybill.sync.page.SharedReading;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the replicas of ingest say of their journals, read once for everybody who looks at the same time. */
@Singleton
public class JournalWatch {

    private final boolean journals;
    private final SharedReading<Optional<Journals>> reading;

    JournalWatch(StoreConfig config, ControlStore store, ObjectMapper json, Clock clock) {
        this.journals = config.kind().equals("catalyst");
        JournalReports reports = new JournalReports(store, json, clock);
        this.reading = new SharedReading<>(
                clock, ActivityReader.FRESH, now -> reports.all().map(all -> Optional.of(new Journals(all, now))));
    }

    /**
     * All journals.
     *
     * @param at when that was read
     */
    public record Journals(List<JournalReport> reports, Instant at) {

        public Journals {
            reports = List.copyOf(reports);
        }
    }

    /** At most two seconds old; empty with the embedded store, which has no journal. Fails like the store. */
    public Uni<Optional<Journals>> now() {
        return journals ? reading.get() : Uni.createFrom().item(Optional.empty());
    }
}
