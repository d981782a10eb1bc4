package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.store.Documents;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest filters that the reader lets through stay within SQLite's limits. */
class FilterBoundTest {

    private static final String LONGEST_PATH = "0.1.2.3.4.5.6.7.8.9.10.11.12.13.14.15";

    @TempDir
    Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = Stores.open(folder.resolve("waybill.db"));
        store.sink()
                .append(List.of(Documents.status("wamid.1", "sent")))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aThousandConditionsSideBySide() {
        List<Map<String, ?>> parts = IntStream.range(0, FilterReader.MAX_CONDITIONS)
                .<Map<String, ?>>mapToObj(i -> Map.of("recipient_id", Integer.toString(i)))
                .toList();

        assertThat(found(Map.of("$or", parts))).isEmpty();
        assertThat(found(Map.of("$not", Map.of("$or", parts)))).hasSize(1);
    }

    @Test
    void asManyPathsAsGoSideBySide() {
        List<Map<String, ?>> parts = conditions("a.b");

        assertThat(found(Map.of("$or", parts))).isEmpty();
        assertThat(found(Map.of("$not", Map.of("$or", parts)))).hasSize(1);
    }

    @Test
    void asManyPathsWithAnIndexAsGo() {
        List<Map<String, ?>> parts = conditions("errors.0");

        assertThat(found(Map.of("$or", parts))).isEmpty();
    }

    @Test
    void theLongestPathsWithAnIndexAtEachStep() {
        List<Map<String, ?>> parts = conditions(LONGEST_PATH);

        assertThat(parts).hasSize(62);
        assertThat(found(Map.of("$or", parts))).isEmpty();
    }

    @Test
    void whatIsDearestToPlanIsPlannedInASecondOrSo() throws SQLException {
        // A list with null looks along its path twice.
        Map<String, ?> list = Map.of(LONGEST_PATH, Map.of("$in", Arrays.asList(null, 1)));
        Filter filter = FilterReader.read(Map.of("$or", Collections.nCopies(FilterReader.MAX_CONDITIONS / 17, list)));
        Path path = folder.resolve("other.db");

        try (Session session = DatabaseFile.prepare(path, Duration.ofSeconds(5)).reader()) {
            Sql sql = FilterSql.of(filter);
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> session.rows(
                            "EXPLAIN SELECT 1 FROM document d WHERE " + sql.text(),
                            row -> row.getLong(1),
                            sql.arguments().toArray()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_id", "webhook_id", "queue_id"})
    void aThousandIds(String member) {
        List<String> ids = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
        List<Map<String, ?>> choices =
                ids.stream().<Map<String, ?>>map(id -> Map.of(member, id)).toList();

        assertThat(found(Map.of(member, Map.of("$in", ids)))).isEmpty();
        assertThat(found(Map.of(member, Map.of("$nin", ids)))).hasSize(1);
        assertThat(found(Map.of("$or", choices))).isEmpty();
        assertThat(found(Map.of("$not", Map.of("$or", choices)))).hasSize(1);
    }

    @Test
    void theDeepestNestingWithAsManyPathsAsGo() {
        Map<String, ?> filter = Map.of("$and", conditions("a.b"));
        for (int i = 0; i < FilterReader.MAX_DEPTH - 1; i++) {
            filter = Map.of("$not", filter);
        }

        assertThat(found(filter)).hasSize(1);
    }

    @Test
    void aStatusObjectComparedWithTextThatIsNoJson() {
        assertThat(found(Map.of("webhook_data_json", "{not json", "a.b", 1))).isEmpty();
    }

    private static List<Map<String, ?>> conditions(String path) {
        return IntStream.range(0, FilterReader.MAX_CONDITIONS / path.split("\\.").length)
                .<Map<String, ?>>mapToObj(i -> Map.of(path, i))
                .toList();
    }

    private List<StatusDocument> found(Map<String, ?> document) {
        Filter filter = FilterReader.read(document);
        return store.statuses()
                .find(new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, filter, 10, null))
                .await()
                .atMost(Duration.ofSeconds(20))
                .documents();
    }
}
