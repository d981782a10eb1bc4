package dev.waybill.store.sqlite;

import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentQuery;
import io.smallrye.mutiny.Uni;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs write to one file, and one of them is killed while it writes. */
class TwoProcessesTest {

    private static final int DOCUMENTS = 100;

    @TempDir
    Path folder;

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void whatEitherConfirmedIsThereAfterOneWasKilled() throws IOException, InterruptedException {
        Path path = folder.resolve("waybill.db");
        Set<String> confirmed = new HashSet<>();
        try (SqliteStore store = Stores.open(path)) {
            Process other = start(path);
            try (BufferedReader lines = other.inputReader()) {
                for (int i = 0; i < DOCUMENTS; i++) {
                    confirmed.add(lines.readLine());
                    got(store.sink().append(List.of(status("wamid.ours." + i, "sent"))));
                    confirmed.add("wamid.ours." + i);
                }
                // By its handle, which leaves the pipe open: what it wrote before its end counts.
                other.toHandle().destroyForcibly();
                lines.lines()
                        .filter(line -> line.matches("wamid\\.other\\.\\d+"))
                        .forEach(confirmed::add);
                other.waitFor();
            } finally {
                other.destroyForcibly();
            }

            got(store.sink().append(List.of(status("wamid.after", "sent"))));
            List<String> stored = messageIds(store);
            assertThat(stored).contains("wamid.after").containsAll(confirmed).doesNotHaveDuplicates();
            // The other may have been killed between a commit and the line that says so.
            assertThat(stored).hasSizeBetween(confirmed.size() + 1, confirmed.size() + 2);
            assertThat(got(store.statuses().state()).counts())
                    .containsEntry(DocumentCollection.WEBHOOK_LOGS, Count.exact(stored.size()));
        }
    }

    private static Process start(Path path) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> messageIds(SqliteStore store) {
        var all = new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, Filter.all(), 1_000_000, null);
        return got(store.statuses().find(all)).documents().stream()
                .map(d -> String.valueOf(d.event().messageId()))
                .toList();
    }
}
