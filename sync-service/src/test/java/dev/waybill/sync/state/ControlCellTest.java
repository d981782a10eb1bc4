package dev.waybill.sync.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.store.sqlite.SqliteStore;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlCellTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    record Count(int value) {}

    private static ControlCell<Count> cell(SqliteStore store) {
        return new ControlCell<>(store.controls(), StoreFile.JSON, "count", Count.class, new Count(0));
    }

    @Test
    void aValueThatWasNeverWrittenIsTheInitialOne() {
        try (SqliteStore store = StoreFile.open(folder)) {
            assertThat(cell(store).get().await().atMost(PATIENCE)).isEqualTo(new Count(0));
        }
    }

    @Test
    void noChangeOfSeveralWritersIsLost() {
        try (SqliteStore store = StoreFile.open(folder)) {
            List<Uni<Count>> writers = IntStream.range(0, 8)
                    .mapToObj(i -> cell(store).update(before -> new Count(before.value() + 1)))
                    .toList();

            Uni.join().all(writers).andFailFast().await().atMost(PATIENCE);

            assertThat(cell(store).get().await().atMost(PATIENCE)).isEqualTo(new Count(8));
        }
    }

    @Test
    void aValueSurvivesTheProcess() {
        try (SqliteStore store = StoreFile.open(folder)) {
            cell(store).update(before -> new Count(7)).await().atMost(PATIENCE);
        }
        try (SqliteStore reopened = StoreFile.open(folder)) {
            assertThat(cell(reopened).get().await().atMost(PATIENCE)).isEqualTo(new Count(7));
        }
    }

    @Test
    void aDecisionToKeepWritesNothing() {
        try (SqliteStore store = StoreFile.open(folder)) {
            String answer = cell(store)
                    .<String>decide(before -> Decision.keep("as it is"))
                    .await()
                    .atMost(PATIENCE);

            assertThat(answer).isEqualTo("as it is");
            assertThat(store.controls().read("count").await().atMost(PATIENCE)).isEmpty();
        }
    }
}
