package dev.waybill.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.cycle.RunReport;
import dev.waybill.engine.cycle.Trigger;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.sync.StoreFile;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    /** Of one item. Source: Catalyst NoSQL facts. */
    private static final int LARGEST_ITEM = 400 * 1024;

    @TempDir
    private static Path folder;

    private SqliteStore file;
    private ControlStore store;
    private OutcomeHistory outcomes;
    private RunHistory history;

    @BeforeEach
    void open(TestInfo test) {
        file = StoreFile.open(folder.resolve(test.getDisplayName()));
        store = file.controls();
        outcomes = new OutcomeHistory(StoreFile.cells(store));
        history = new RunHistory(StoreFile.cells(store), outcomes);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private List<String> keys() {
        return done(store.latest("", 10_000)).stream().map(ControlDocument::key).toList();
    }

    private static <T> T done(Uni<T> uni) {
        return uni.subscribeAsCompletionStage().join();
    }

    private static RunRecord run(String id) {
        RunReport report =
                new RunReport(RunEnd.COMPLETED, null, 1, false, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, null, 1, Map.of());
        return new RunRecord(id, Trigger.SCHEDULER, NOON, Duration.ofSeconds(3), 2, 0, report);
    }

    private static String runId(int number) {
        return String.format(Locale.ROOT, "20260301T%09dZ-0000", number);
    }

    private static RecordOutcome updated(String recordId, String queueId) {
        return new RecordOutcome(
                recordId, queueId, "wamid." + queueId, "updated", "sent", "delivered", 3000, null, NOON);
    }

    @Test
    void onlyTheLast500RunsAndWhatTheyDidAreKept() {
        for (int i = 0; i < 503; i++) {
            done(history.add(run(runId(i)), List.of(updated("r" + i, "q" + i), updated("all", "q" + i))));
        }

        assertThat(done(history.latest(1000)))
                .hasSize(RunHistory.KEPT)
                .extracting(RunRecord::runId)
                .startsWith(runId(502), runId(501))
                .endsWith(runId(3));
        assertThat(done(history.find(runId(2)))).isEmpty();
        assertThat(done(outcomes.of(runId(2)))).isEmpty();
        assertThat(done(outcomes.find("q2"))).isEmpty();
        assertThat(done(outcomes.of(runId(3)))).hasSize(2);
        assertThat(keys()).as("a run, its outcomes and their index").hasSize(3 * RunHistory.KEPT);
        assertThat(done(outcomes.find("all")))
                .hasSize(OutcomeHistory.MOST_FOUND)
                .extracting(FoundOutcome::runId)
                .startsWith(runId(502), runId(501));
    }

    @Test
    void anyOutcomeOfALargeRunIsFoundByEitherId() {
        List<RecordOutcome> many = IntStream.range(0, 450)
                .mapToObj(i -> updated(Integer.toString(4_000_000 + i), new UUID(1, i).toString()))
                .toList();
        done(history.add(run(runId(1)), many));
        done(history.add(run(runId(2)), List.of(many.get(399))));

        for (int position : List.of(0, 199, 200, 449)) {
            RecordOutcome wanted = many.get(position);
            FoundOutcome found = new FoundOutcome(runId(1), wanted);
            assertThat(done(outcomes.find(wanted.recordId()))).containsExactly(found);
            assertThat(done(outcomes.find(wanted.queueId()))).containsExactly(found);
        }
        assertThat(done(outcomes.find(many.get(399).recordId())))
                .extracting(FoundOutcome::runId)
                .containsExactly(runId(2), runId(1));
        assertThat(done(outcomes.find("4000450"))).isEmpty();
    }

    @Test
    void aFullRunOfTheLongestOutcomesFitsIntoWhatAStoreTakes() throws IOException {
        List<RecordOutcome> worst = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String words = (UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}) + " ").repeat(6);
            worst.add(new RecordOutcome(
                    Long.toString(4_790_826_000_000_910_001L + i * 7919L),
                    UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    "wamid.HBgLMTU1NTAwMDAwMDEVAgARGBI" + words.substring(0, 30),
                    "rejected",
                    "accepted",
                    "delivered",
                    3002,
                    words.substring(0, RecordOutcome.MOST_REASON),
                    NOON.plusMillis(i * 37L)));
        }

        done(history.add(run(runId(1)), worst));

        ByteArrayOutputStream together = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(together)) {
            for (String key : keys()) {
                byte[] document = done(store.read(key)).orElseThrow().json().getBytes(StandardCharsets.UTF_8);
                assertThat(document.length).as(key).isLessThan(LARGEST_ITEM);
                compressed.write(document);
            }
        }
        assertThat(together.size()).isLessThan(LARGEST_ITEM);
        assertThat(done(outcomes.of(runId(1)))).isEqualTo(worst);
    }
}
