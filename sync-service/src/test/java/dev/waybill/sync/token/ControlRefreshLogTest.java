package dev.waybill.sync.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.sync.StoreFile;
import dev.waybill.zoho.accounts.RefreshWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlRefreshLogTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private Optional<Instant> tryRefreshAfterARestart(Instant now) {
        try (SqliteStore store = StoreFile.open(folder)) {
            return new ControlRefreshLog(StoreFile.cells(store.controls()))
                    .tryRefresh(now)
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }
    }

    @Test
    void aCrashLoopFetchesNoMoreThanTenTokensInTenMinutes() {
        for (int i = 0; i < RefreshWindow.LIMIT; i++) {
            assertThat(tryRefreshAfterARestart(NOON.plusSeconds(i))).isEmpty();
        }

        assertThat(tryRefreshAfterARestart(NOON.plusSeconds(60))).contains(NOON.plus(RefreshWindow.SPAN));
        assertThat(tryRefreshAfterARestart(NOON.plus(RefreshWindow.SPAN))).isEmpty();
    }
}
