package dev.waybill.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.operator.journal.JournalReport;
import dev.waybill.operator.journal.JournalReports;
import dev.waybill.store.sqlite.SqliteJournal;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.store.sqlite.StoreObserver;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReporterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long BOUND = 1 << 20;

    @TempDir
    Path folder;

    private Instant now = NOON;
    private SqliteStore store;
    private SqliteJournal journal;
    private JournalReports reports;
    private JournalReporter reporter;
    private boolean away;

    @BeforeEach
    void open() {
        InstantSource clock = () -> now;
        store = SqliteStore.open(
                SqliteOptions.at(folder.resolve("shared.db")), () -> Runnable::run, StoreObserver.NONE, clock);
        journal = SqliteJournal.open(
                SqliteOptions.at(folder.resolve("journal.db")), BOUND, () -> Runnable::run, StoreObserver.NONE, clock);
        reports = new JournalReports(
                new Controls(),
                JsonMapper.builder().addModule(new JavaTimeModule()).build(),
                clock);
        reporter = new JournalReporter(() -> Optional.of(journal), reports, clock, "ingest-0:8080");
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @Test
    void saysHowMuchWaitsAndSinceWhen() {
        append("wamid.1", NOON.minusSeconds(90));
        append("wamid.2", NOON.minusSeconds(30));

        got(reporter.sayWhatIsNew());

        JournalReport said = only();
        assertThat(said.replica()).isEqualTo("ingest-0:8080");
        assertThat(said.at()).isEqualTo(NOON);
        assertThat(said.documents()).isEqualTo(2);
        assertThat(said.setAside()).isZero();
        assertThat(said.bytes()).isPositive();
        assertThat(said.mostBytes()).isEqualTo(BOUND);
        assertThat(said.oldestReceivedAt()).isEqualTo(NOON.minusSeconds(90));
    }

    @Test
    void saysNothingTwiceButThatItIsStillThere() {
        got(reporter.sayWhatIsNew());
        now = NOON.plusSeconds(15);
        got(reporter.sayWhatIsNew());

        assertThat(only().at()).isEqualTo(NOON);

        now = NOON.plus(JournalReport.AT_LEAST_EVERY);
        got(reporter.sayWhatIsNew());

        assertThat(only().at()).isEqualTo(now);
    }

    @Test
    void saysAtOnceThatSomethingChanged() {
        got(reporter.sayWhatIsNew());
        append("wamid.1", NOON);
        now = NOON.plusSeconds(15);

        got(reporter.sayWhatIsNew());

        assertThat(only().documents()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeSaidWhileTheStoreWasAwayIsSaidTheNextTime() {
        away = true;
        got(reporter.sayWhatIsNew());
        away = false;

        assertThat(got(reports.all())).isEmpty();

        got(reporter.sayWhatIsNew());

        assertThat(only().at()).isEqualTo(NOON);
    }

    @Test
    void aReplicaThatWentWithAnEmptyJournalIsForgotten() {
        got(reporter.sayWhatIsNew());
        now = NOON.plus(Duration.ofHours(1));

        assertThat(got(reports.all())).isEmpty();
    }

    private JournalReport only() {
        List<JournalReport> all = got(reports.all());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void append(String messageId, Instant receivedAt) {
        DocumentId id = DocumentId.ofStatus(messageId, "sent", null, null, "1750000000");
        got(journal.append(List.of(new StatusDocument(
                new StatusEvent(id, messageId, null, "sent", null, receivedAt, receivedAt, false),
                null,
                null,
                "{}",
                "{}",
                null))));
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    /** Those of the store, while it is there. */
    private final class Controls implements ControlStore {

        @Override
        public Uni<Optional<ControlDocument>> read(String key) {
            return unlessAway(store.controls().read(key));
        }

        @Override
        public Uni<Map<String, ControlDocument>> readAll(Collection<String> keys) {
            return unlessAway(store.controls().readAll(keys));
        }

        @Override
        public Uni<Boolean> compareAndSet(String key, long expectedVersion, String json) {
            return unlessAway(store.controls().compareAndSet(key, expectedVersion, json));
        }

        @Override
        public Uni<List<ControlDocument>> latest(String prefix, int limit) {
            return unlessAway(store.controls().latest(prefix, limit));
        }

        @Override
        public Uni<Void> trim(String prefix, int keep) {
            return unlessAway(store.controls().trim(prefix, keep));
        }

        private <T> Uni<T> unlessAway(Uni<T> answer) {
            return away ? Uni.createFrom().failure(new StoreUnavailableException("away", null)) : answer;
        }
    }
}
