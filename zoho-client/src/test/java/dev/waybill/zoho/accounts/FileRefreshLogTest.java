package dev.waybill.zoho.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRefreshLogTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aCrashLoopRefreshesNoMoreThanTenTimesInTheSpan() {
        for (int start = 0; start < RefreshWindow.LIMIT; start++) {
            assertThat(tryRefresh("refresh", NOON.plusSeconds(start))).isEmpty();
        }

        Instant open = NOON.plus(RefreshWindow.SPAN);
        assertThat(tryRefresh("refresh", NOON.plusSeconds(20))).contains(open);
        assertThat(tryRefresh("refresh", open)).isEmpty();
    }

    @Test
    void anotherRefreshTokenOfTheSameMachineIsCountedApart() throws IOException {
        for (int start = 0; start < RefreshWindow.LIMIT; start++) {
            tryRefresh("refresh", NOON);
        }

        assertThat(tryRefresh("another", NOON)).isEmpty();
        assertThat(Files.readString(file())).doesNotContain("refresh", "another");
    }

    @Test
    void whatAnEndInTheMiddleOfWritingLeftIsNoRefresh() throws IOException {
        tryRefresh("refresh", NOON);
        Files.writeString(file(), "0123\n2026-01-\n\n", StandardOpenOption.APPEND);

        for (int start = 1; start < RefreshWindow.LIMIT; start++) {
            assertThat(tryRefresh("refresh", NOON)).isEmpty();
        }
        assertThat(tryRefresh("refresh", NOON)).isPresent();
    }

    @Test
    void forgetsWhatNoLongerCounts() throws IOException {
        tryRefresh("refresh", NOON);
        tryRefresh("another", NOON.plus(Duration.ofHours(1)));

        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void withoutAFileOneProcessStillCountsItsOwn() throws IOException {
        Path folderThatIsAFile = Files.writeString(folder.resolve("taken"), "");
        TokenRefreshLog log = log(folderThatIsAFile.resolve("refreshes"), "refresh");

        for (int refresh = 0; refresh < RefreshWindow.LIMIT; refresh++) {
            assertThat(log.tryRefresh(NOON).await().indefinitely()).isEmpty();
        }
        assertThat(log.tryRefresh(NOON).await().indefinitely()).isPresent();
    }

    /** As the first thing that a process does. */
    private Optional<Instant> tryRefresh(String refreshToken, Instant now) {
        return log(file(), refreshToken).tryRefresh(now).await().atMost(Duration.ofSeconds(20));
    }

    private static TokenRefreshLog log(Path file, String refreshToken) {
        return new FileRefreshLog(file, new ClientCredentials("id", "secret", refreshToken), Runnable::run);
    }

    private Path file() {
        return folder.resolve("data").resolve("refreshes");
    }
}
