package dev.waybill.store.catalyst;

import static dev.waybill.store.Documents.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.zoho.nosql.NosqlClient;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TablesCheckTest {

    private static CatalystFixture catalyst;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @BeforeAll
    static void start() {
        catalyst = new CatalystFixture();
    }

    @AfterAll
    static void stop() {
        catalyst.close();
    }

    @BeforeEach
    void reset() {
        catalyst.reset("{}");
    }

    @Test
    void theTablesOfTheSandboxAreAsTheyMustBe() {
        try (NosqlClient client = catalyst.client()) {
            assertThat(TableDifferences.steps(Tables.ALL, got(client.tables()))).isEmpty();
        }
    }

    @Test
    void everyDifferenceIsAStepInTheConsole() {
        define("""
                {"name":"delivered_logs","partition_key":{"column_name":"document_id","data_type":"N"},
                 "global_index":[
                  {"name":"by_day","partition_key":{"column_name":"received_day","data_type":"S"},
                   "sort_key":{"column_name":"created","data_type":"N"},"projected_attributes":{"type":"keys_only"}}]}""");
        try (NosqlClient client = catalyst.client()) {
            assertThat(TableDifferences.steps(Tables.ALL, got(client.tables())))
                    .containsExactly(
                            "table delivered_logs must have Partition Key document_id (String), it has document_id"
                                    + " (Number): keys cannot be changed, delete it in the console and make it again",
                            "Cloud Scale > NoSQL > delivered_logs > TTL: Attribute expires_at (it is none)",
                            "index by_day of table delivered_logs must have Sort Key position (String), it has created"
                                    + " (Number): keys cannot be changed, delete it in the console and make it again",
                            "index by_day of table delivered_logs must have Projected Attributes All, it has keys_only:"
                                    + " delete it in the console and add it again",
                            "Cloud Scale > NoSQL > delivered_logs > Indexes > Add Index: Index Name by_status_day,"
                                    + " Partition Key status_day (String), Sort Key position (String), Projected"
                                    + " Attributes All");
        }
    }

    @Test
    void aProjectWithoutTablesNeedsEachOfThemAndEachIndex() {
        List<String> steps = TableDifferences.steps(Tables.ALL, List.of());

        assertThat(steps)
                .hasSize(5 + 8 + 2)
                .contains(
                        "Cloud Scale > NoSQL > Create Table: Table Name delivered_logs, Partition Key document_id"
                                + " (String), Sort Key none, TTL Attribute expires_at",
                        "Cloud Scale > NoSQL > Create Table: Table Name waybill_control, Partition Key space (String),"
                                + " Sort Key key (String), TTL Attribute none");
    }

    @Test
    void theDocumentNamesEveryStepInTheSameWords() throws IOException {
        assertThat(Files.readString(Path.of("../docs/catalyst.md")))
                .contains("```\n" + String.join("\n", TableDifferences.steps(Tables.ALL, List.of())) + "\n```");
    }

    @Test
    void callsFailWithTheReasonUntilTheTablesAreRightAndThenPass() {
        define("""
                {"name":"message_links","partition_key":{"column_name":"wrong","data_type":"S"},"global_index":[]}""");
        try (CatalystStore store = catalyst.store(now::get)) {
            assertThatThrownBy(() -> got(store.controls().read("a")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("table message_links must have Partition Key message (String)");

            define("""
                    {"name":"message_links","partition_key":{"column_name":"message","data_type":"S"},
                     "global_index":[]}""");
            now.updateAndGet(time -> time.plusSeconds(6));

            assertThat(got(store.controls().read("a"))).isEmpty();
        }
    }

    private static void define(String table) {
        catalyst.post("/sandbox/catalyst/tables?project=1&environment=Production", "[" + table + "]");
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }
}
