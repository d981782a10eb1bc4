package dev.waybill.sync.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.sync.state.StoreFile;
import dev.waybill.zoho.accounts.MintWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlMintLogTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private Optional<Instant> tryMintAfterARestart(Instant now) {
        try (SqliteStore store = StoreFile.open(folder)) {
            return new ControlMintLog(store.controls(), StoreFile.JSON)
                    .tryMint(now)
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }
    }

    @Test
    void aCrashLoopMintsNoMoreThanTenTokensInTenMinutes() {
        for (int i = 0; i < MintWindow.LIMIT; i++) {
            assertThat(tryMintAfterARestart(NOON.plusSeconds(i))).isEmpty();
        }

        assertThat(tryMintAfterARestart(NOON.plusSeconds(60))).contains(NOON.plus(MintWindow.SPAN));
        assertThat(tryMintAfterARestart(NOON.plus(MintWindow.SPAN))).isEmpty();
    }
}
