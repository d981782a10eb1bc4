package dev.waybill.ingest.health;

import dev.waybill.model.store.StoreState;
import dev.waybill.store.FrontJournal;
import dev.waybill.store.StoreConfig;
import dev.waybill.store.StoreDamage;
import dev.waybill.store.StoreTables;
import dev.waybill.store.journal.Journal;
import dev.waybill.store.journal.JournalState;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while callbacks can be stored. With a journal in front, the store behind it may be away for hours, and the
 * figures beside the answer tell how much waits for it; only tables that are not as they must be keep the service from
 * being ready.
 */
@Readiness
@Singleton
final class StoreReadiness implements AsyncHealthCheck {

    private static final String NAME = "store";

    private final StoreWatch watch;
    private final WriteProbe probe;
    private final FrontJournal front;
    private final StoreTables tables;
    private final StoreDamage damage;
    private final Clock clock;
    private final String kind;

    StoreReadiness(
            StoreWatch watch,
            WriteProbe probe,
            FrontJournal front,
            StoreTables tables,
            StoreDamage damage,
            Clock clock,
            StoreConfig store) {
        this.watch = watch;
        this.probe = probe;
        this.front = front;
        this.tables = tables;
        this.damage = damage;
        this.clock = clock;
        this.kind = store.kind();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return front.journal()
                .map(this::ofJournal)
                .orElseGet(() -> watch.state()
                        .call(probe::write)
                        .map(state -> named(state).up()))
                .onFailure()
                .recoverWithItem(() -> front.journal()
                        .map(this::withFigures)
                        .orElseGet(StoreReadiness::named)
                        .down()
                        .withData("reason", reason()))
                .map(HealthCheckResponseBuilder::build);
    }

    private String reason() {
        return damage.isFound()
                ? "its file is damaged; end the services and restore a backup"
                : "it does not answer, or cannot be written";
    }

    /** Tables that only people can make are worth a look by them; a store that is merely away is not. */
    private Uni<HealthCheckResponseBuilder> ofJournal(Journal journal) {
        return probe.write().chain(tables::missing).map(missing -> {
            HealthCheckResponseBuilder figures = withFigures(journal);
            return missing.isEmpty()
                    ? figures.up()
                    : figures.down()
                            .withData("reason", "tables are missing; the log names the steps in Catalyst's console")
                            .withData("missing_steps", missing.size());
        });
    }

    private HealthCheckResponseBuilder withFigures(Journal journal) {
        JournalState state = journal.state();
        return named().withData("kind", kind)
                .withData("journal_documents", state.waiting())
                .withData("journal_bytes", state.bytes())
                .withData("journal_set_aside", state.setAside())
                .withData("journal_lag_seconds", state.lag(clock.instant()).toSeconds());
    }

    private static HealthCheckResponseBuilder named(StoreState state) {
        return named().withData("kind", state.kind());
    }

    private static HealthCheckResponseBuilder named() {
        return HealthCheckResponse.named(NAME);
    }
}
