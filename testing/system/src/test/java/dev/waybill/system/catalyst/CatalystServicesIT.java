package dev.waybill.system.catalyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.Application;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.CatalystTables;
import dev.waybill.harness.testbed.ChangedRecords;
import dev.waybill.harness.testbed.Creator;
import dev.waybill.harness.testbed.Journal;
import dev.waybill.harness.testbed.Metrics;
import dev.waybill.harness.testbed.Provider;
import dev.waybill.harness.testbed.Storage;
import dev.waybill.harness.testbed.SyncControls;
import dev.waybill.harness.testbed.Testbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Both packaged services on the sandbox's Catalyst, from tables that somebody made wrong to records that are right. */
@Execution(ExecutionMode.CONCURRENT)
class CatalystServicesIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String LINKS_OF_WRONG_KEY = """
            {"name":"message_links","partition_key":{"column_name":"message","data_type":"N"},"global_index":[]}""";

    private static final String LINKS = """
            {"name":"message_links","partition_key":{"column_name":"message","data_type":"S"},"global_index":[]}""";

    private static final String BY_DAY = """
            {"name":"by_day","partition_key":{"column_name":"received_day","data_type":"S"},
             "sort_key":{"column_name":"position","data_type":"S"},"projected_attributes":{"type":"all"}}""";

    private static final String BY_STATUS_DAY =
            BY_DAY.replace("by_day", "by_status_day").replace("received_day", "status_day");

    private final JsonHttp http = new JsonHttp();
    private Testbed testbed;
    private CatalystTables catalyst;

    @BeforeEach
    void start() throws InterruptedException {
        testbed = new Testbed(Layout.of(Path.of("../..")), Ports.free(), http, Storage.CATALYST, Map.of());
        testbed.startSandbox();
        catalyst = new CatalystTables(http, testbed);
    }

    @AfterEach
    void stop() {
        testbed.close();
    }

    @Test
    void waitForTheirTablesTakeCallbacksMeanwhileAndThenUpdateRecords() throws InterruptedException {
        catalyst.define(LINKS_OF_WRONG_KEY);
        catalyst.define(deliveredLogs(BY_DAY));
        Application ingest = testbed.launchIngest().awaitReady(http, "/q/health/live");
        Application sync =
                testbed.launchSync("sync", testbed.ports().sync(), Map.of()).awaitReady(http, "/q/health/live");

        for (Application service : List.of(ingest, sync)) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.output())
                            .contains(
                                    "table message_links must have Partition Key message (String), it has message"
                                            + " (Number): keys cannot be changed, delete it in the console and make it again",
                                    "Cloud Scale > NoSQL > delivered_logs > Indexes > Add Index: Index Name by_status_day,"
                                            + " Partition Key status_day (String), Sort Key position (String), Projected"
                                            + " Attributes All"));
            assertThat(http.statusOf(service.url().resolve(Application.READY))).isEqualTo(503);
        }
        Creator creator = new Creator(http, testbed);
        List<String> records = new ChangedRecords(http, testbed, creator).add(30);
        assertThat(catalyst.documents()).isZero();

        catalyst.define(LINKS);
        catalyst.define(deliveredLogs(BY_DAY + "," + BY_STATUS_DAY));
        ingest.awaitReady(http, Application.READY);
        sync.awaitReady(http, Application.READY);
        new Journal(http, testbed).awaitEmpty(LONG);
        assertThat(catalyst.documents()).isEqualTo(60);

        cycle(new SyncControls(http, testbed, testbed.ports().sync()));

        assertThat(creator.statuses())
                .extractingByKeys(records.toArray(String[]::new))
                .containsOnly("delivered");
        assertLinkConflictsAreCounted();
    }

    /** They are found out only where the links are. */
    private void assertLinkConflictsAreCounted() throws InterruptedException {
        Provider provider = new Provider(http, testbed);
        provider.link("0b6f1f6d-4c1e-4d0a-8b7c-6d5e4f30aaaa", "wamid.twice");
        provider.link("0b6f1f6d-4c1e-4d0a-8b7c-6d5e4f30bbbb", "wamid.twice");

        Metrics metrics = new Metrics(http, testbed.ports().ingest());
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(metrics.now("waybill_link_conflicts_total")).isEqualTo(1));
    }

    private static void cycle(SyncControls controls) throws InterruptedException {
        JsonHttp.Answer started = controls.startCycle();
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        JsonNode run = await().atMost(LONG)
                .until(
                        () -> controls.status().path("last_cycle"),
                        last -> last.path("run_id").equals(started.body().path("run_id")));
        assertThat(run.path("end").asText()).as(run.toString()).isEqualTo("completed");
    }

    private static String deliveredLogs(String indexes) {
        return """
                {"name":"delivered_logs","partition_key":{"column_name":"document_id","data_type":"S"},
                 "ttl_enabled":true,"ttl_attribute":"expires_at","global_index":[%s]}""".formatted(indexes);
    }
}
