package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.DocumentQuery;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions that are asked often are answered by indexes. */
class QueryPlanTest {

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void open() throws SQLException {
        session = DatabaseFile.prepare(folder.resolve("waybill.db"), Duration.ofSeconds(5))
                .reader();
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void historiesAreFoundByLinksAndByQueueIds() throws SQLException {
        List<String> plan = plan(SqliteHistories.SELECT, "[\"a\"]");

        assertThat(plan)
                .anyMatch(step -> step.contains("SEARCH k USING COVERING INDEX link_queue (queue_id=?)"))
                .anyMatch(step -> step.contains("SEARCH d USING INDEX document_id (id>? AND id<?)"))
                .anyMatch(step -> step.contains("SEARCH s USING PRIMARY KEY (queue_id=?)"))
                .anyMatch(step -> step.contains("SEARCH d USING INTEGER PRIMARY KEY (rowid=?)"))
                .noneMatch(step -> step.contains("SCAN d") || step.contains("SCAN k"));
    }

    @Test
    void aStatusOfTheLastDayIsReadInOrderByItsIndex() throws SQLException {
        assertThat(planOf(Map.of("status", "delivered")))
                .anyMatch(step ->
                        step.contains("SEARCH d USING INDEX document_status (status=? AND rowid>? AND rowid<?)"))
                .noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    @Test
    void aMessageAndADocumentAreFoundByTheirIndexes() throws SQLException {
        assertThat(planOf(Map.of("webhook_id", "wamid.1")))
                .anyMatch(step -> step.contains("SEARCH m USING INDEX document_id (id>? AND id<?)"))
                .anyMatch(step -> step.contains("SEARCH d USING INTEGER PRIMARY KEY (rowid=?)"));
        assertThat(planOf(Map.of("_id", "00112233445566778899aabbccddeeff")))
                .anyMatch(step -> step.contains("SEARCH m USING COVERING INDEX document_id (id=?)"))
                .anyMatch(step -> step.contains("SEARCH d USING INTEGER PRIMARY KEY (rowid=?)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_id", "webhook_id", "queue_id"})
    void idsLeadWhateverElseIsAsked(String id) throws SQLException {
        Map<String, ?> list = Map.of(id, Map.of("$in", List.of("00112233445566778899aabbccddeeff", "b")));
        Map<String, ?> choice = Map.of("$or", List.of(Map.of(id, "00112233445566778899aabbccddeeff"), Map.of(id, "b")));

        for (Map<String, ?> ids : List.of(list, choice)) {
            assertThat(planOf(Map.of("$and", List.of(Map.of("status", "delivered", "updated", false), ids))))
                    .anyMatch(step -> step.contains("SEARCH d USING INTEGER PRIMARY KEY (rowid=?)"))
                    .noneMatch(step -> step.contains("document_status"));
        }
    }

    @Test
    void aQueueIdIsFoundByItsDocumentsAndByItsLinks() throws SQLException {
        assertThat(planOf(Map.of("queue_id", "a")))
                .anyMatch(step -> step.contains("SEARCH s USING PRIMARY KEY (queue_id=?)"))
                .anyMatch(step -> step.contains("SEARCH k USING COVERING INDEX link_queue (queue_id=?)"))
                .anyMatch(step -> step.contains("SEARCH d USING INTEGER PRIMARY KEY (rowid=?)"))
                .anyMatch(step -> step.contains("SEARCH m USING INDEX document_id (id>? AND id<?)"))
                .noneMatch(step -> step.startsWith("SCAN d") || step.contains("INTEGER PRIMARY KEY (rowid>?"));
    }

    @Test
    void anyOtherQuestionReadsTheLogInItsOrder() throws SQLException {
        assertThat(planOf(Map.of("recipient_id", "917000000001")))
                .anyMatch(step -> step.contains("SEARCH d USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"))
                .noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    private List<String> planOf(Map<String, ?> filter) throws SQLException {
        Sql sql = SqliteFind.statement(
                new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, Instant.EPOCH, FilterReader.read(filter), 10, null),
                session);
        return plan(sql.text(), sql.arguments().toArray());
    }

    private List<String> plan(String sql, Object... arguments) throws SQLException {
        return session.rows("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"), arguments);
    }
}
