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

class FileMintLogTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aCrashLoopMintsNoMoreThanTenTimesInTheSpan() {
        for (int start = 0; start < MintWindow.LIMIT; start++) {
            assertThat(tryMint("refresh", NOON.plusSeconds(start))).isEmpty();
        }

        Instant open = NOON.plus(MintWindow.SPAN);
        assertThat(tryMint("refresh", NOON.plusSeconds(20))).contains(open);
        assertThat(tryMint("refresh", open)).isEmpty();
    }

    @Test
    void anotherRefreshTokenOfTheSameMachineIsCountedApart() throws IOException {
        for (int start = 0; start < MintWindow.LIMIT; start++) {
            tryMint("refresh", NOON);
        }

        assertThat(tryMint("another", NOON)).isEmpty();
        assertThat(Files.readString(file())).doesNotContain("refresh", "another");
    }

    @Test
    void whatAnEndInTheMiddleOfWritingLeftIsNoMint() throws IOException {
        tryMint("refresh", NOON);
        Files.writeString(file(), "0123\n2026-01-\n\n", StandardOpenOption.APPEND);

        for (int start = 1; start < MintWindow.LIMIT; start++) {
            assertThat(tryMint("refresh", NOON)).isEmpty();
        }
        assertThat(tryMint("refresh", NOON)).isPresent();
    }

    @Test
    void forgetsWhatNoLongerCounts() throws IOException {
        tryMint("refresh", NOON);
        tryMint("another", NOON.plus(Duration.ofHours(1)));

        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void withoutAFileOneProcessStillCountsItsOwn() throws IOException {
        Path folderThatIsAFile = Files.writeString(folder.resolve("taken"), "");
        MintLog log = log(folderThatIsAFile.resolve("mints"), "refresh");

        for (int mint = 0; mint < MintWindow.LIMIT; mint++) {
            assertThat(log.tryMint(NOON).await().indefinitely()).isEmpty();
        }
        assertThat(log.tryMint(NOON).await().indefinitely()).isPresent();
    }

    /** As the first thing that a process does. */
    private Optional<Instant> tryMint(String refreshToken, Instant now) {
        return log(file(), refreshToken).tryMint(now).await().atMost(Duration.ofSeconds(20));
    }

    private static MintLog log(Path file, String refreshToken) {
        return new FileMintLog(file, new ClientCredentials("id", "secret", refreshToken), Runnable::run);
    }

    private Path file() {
        return folder.resolve("data").resolve("mints");
    }
}
