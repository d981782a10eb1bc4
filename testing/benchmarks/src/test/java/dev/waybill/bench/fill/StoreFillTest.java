package dev.waybill.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bench.load.CallbackBodies;
import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.StoreState;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.store.sqlite.StoreObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFillTest {

    private static final Instant NOW = Instant.parse("2026-01-15T03:30:00Z");
    private static final Shape SHAPE = new Shape(NOW, 2500, 500, 500);

    @TempDir
    private Path folder;

    @Test
    void ingestsReaderTakesEveryBodyAndTheHistoriesAreWhole() {
        Path file = folder.resolve("filled.db");
        new StoreFill(SHAPE, InstantSource.fixed(NOW)).into(file, done -> {});

        try (SqliteStore store = SqliteStore.open(
                SqliteOptions.at(file), () -> Runnable::run, StoreObserver.NONE, InstantSource.fixed(NOW))) {
            StoreState state =
                    store.statuses().state().subscribeAsCompletionStage().join();
            Map<String, List<StatusEvent>> histories = store.statuses()
                    .histories(List.of(CallbackBodies.queueId(0), CallbackBodies.queueId(19)))
                    .subscribeAsCompletionStage()
                    .join();

            assertThat(state.counts()).containsEntry(DocumentCollection.WEBHOOK_LOGS, Count.exact(2500));
            assertThat(histories.get(CallbackBodies.queueId(0)))
                    .extracting(StatusEvent::status)
                    .containsExactly("accepted", "sent", "delivered", "read");
            assertThat(histories.get(CallbackBodies.queueId(19)))
                    .extracting(StatusEvent::status)
                    .containsExactly("accepted", "failed");
        }
    }

    @Test
    void noTwoDocumentsAreTheSame() {
        List<StatusDocument> documents = new StoreFill(SHAPE, InstantSource.fixed(NOW)).documents(0, 2500);

        assertThat(documents.stream().map(document -> document.event().id())).doesNotHaveDuplicates();
    }

    @Test
    void aCleanupNowFindsWhatNoMidnightRemovedBefore() {
        Instant midnight =
                NOW.atOffset(SHAPE.zone()).toLocalDate().atStartOfDay().toInstant(SHAPE.zone());
        Duration kept = Duration.ofHours(24);

        assertThat(dueBefore(midnight.minus(kept))).isEqualTo(1500);
        assertThat(dueBefore(NOW.minus(kept))).isEqualTo(2000);
        assertThat(dueBefore(NOW.plus(Duration.ofHours(1)).minus(kept))).isEqualTo(2000);
    }

    private static long dueBefore(Instant instant) {
        return new StoreFill(SHAPE, InstantSource.fixed(NOW))
                .documents(0, 2500).stream()
                        .map(document -> Objects.requireNonNull(document.event().receivedAt()))
                        .filter(received -> received.isBefore(instant))
                        .count();
    }
}
