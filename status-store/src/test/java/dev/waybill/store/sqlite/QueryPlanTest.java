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
        List<String> plan = plan(Histories.SELECT, "[\"a\"]");

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
                .anyMatch(step -> step.contains("SEARCH d USING INDEX document_id (id=?"));
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
        Sql sql = DocumentFind.statement(
                new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, Instant.EPOCH, FilterReader.read(filter), 10, null),
                session);
        return plan(sql.text(), sql.arguments().toArray());
    }

    private List<String> plan(String sql, Object... arguments) throws SQLException {
        return session.rows("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"), arguments);
    }
}
