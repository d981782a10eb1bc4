package dev.waybill.bench.stand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import dev.waybill.harness.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a run stays behind. */
class StandTest {

    @TempDir
    private Path root;

    @Test
    void theFoldersOfARunGoAtItsEnd() throws IOException {
        Path disk;
        Path memory;
        try (Stand stand = new Stand(Layout.of(root), List.of(), ZoneOffset.UTC, 0)) {
            disk = stand.folder();
            memory = stand.quickFolder(0);
            Files.writeString(disk.resolve("a.log"), "a");
            Files.writeString(memory.resolve("b.db"), "b");
        }

        assertThat(disk).doesNotExist();
        assertThat(memory).doesNotExist();
    }

    @Test
    void aRunThatIsToldToEndEndsWhatItStartedAndRemovesItsFolders() throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Program.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndedRun.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = run.inputReader(StandardCharsets.UTF_8)) {
            String[] made = output.readLine().split(" ");
            ProcessHandle child = ProcessHandle.of(Long.parseLong(made[2])).orElseThrow();
            assertThat(Path.of(made[0])).exists();

            run.destroy();

            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Path.of(made[0])).doesNotExist();
            assertThat(Path.of(made[1])).doesNotExist();
            assertThat(child.isAlive()).isFalse();
        } finally {
            run.destroyForcibly();
        }
    }
}
