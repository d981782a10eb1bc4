package dev.waybill.system.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.Testbed;
import dev.waybill.system.demo.StatusLedger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One cycle against the sandbox with Zoho's real limits on: 50 calls a minute, 6 in flight, slow answers. It takes more
 * than a minute and waits for most of it, so it runs beside the others.
 */
@Execution(ExecutionMode.CONCURRENT)
class RealLimitsIT {

    /** More than a minute's calls, so that the budget's minute rolls over once. */
    private static final int RECORDS = 90;

    private final JsonHttp http = new JsonHttp();
    private Testbed testbed;

    @BeforeEach
    void start() throws InterruptedException {
        testbed = new Testbed(Layout.of(Path.of("../..")), Ports.free(), http, Map.of("WAYBILL_WEBHOOK_OPEN", "true"));
        testbed.start();
        http.post(sandbox("/sandbox/reset"), Map.of("latency_ms", 400));
    }

    @AfterEach
    void stop() {
        testbed.close();
    }

    @Test
    void everyChangedRecordIsUpdatedInsideTheLimits() throws InterruptedException {
        // A cycle that met records whose callbacks are still coming would write some twice.
        assertThat(http.post(sync("/zoho/scheduler/stop"), testbed.credentials())
                        .status())
                .isEqualTo(200);
        List<String> queueIds = IntStream.range(0, RECORDS)
                .mapToObj(i -> new UUID(42, i).toString())
                .toList();
        http.post(
                sandbox("/sandbox/creator/records"),
                queueIds.stream()
                        .map(id -> Map.of("Status", "sent", "Queue_ID_DV", id))
                        .toList());
        for (int i = 0; i < RECORDS; i++) {
            post(queueCallback(queueIds.get(i), "wamid." + i));
            post(delivered("wamid." + i));
        }

        assertThat(http.post(sync("/zoho/sync"), testbed.credentials()).status())
                .isEqualTo(202);

        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(statuses()).hasSize(RECORDS).containsOnly("delivered"));
        StatusLedger ledger =
                new StatusLedger(http.get(sandbox("/sandbox/ledger?after=0")).body());
        assertThat(ledger.refused()).as("refused calls").isLessThanOrEqualTo(3);
        assertThat(ledger.mostInFlight()).as("calls in flight").isLessThanOrEqualTo(10);
        assertThat(ledger.lowered()).as("a status was lowered").isFalse();
        assertThat(ledger.updates()).as("one write a record").isEqualTo(RECORDS);
    }

    private void post(Map<String, Object> callback) throws InterruptedException {
        assertThat(http.post(testbed.webhook(), callback).status()).isEqualTo(200);
    }

    private List<String> statuses() throws InterruptedException {
        JsonNode records = http.get(sandbox("/sandbox/creator/records")).body();
        return StreamSupport.stream(records.spliterator(), false)
                .map(r -> r.path("Status").asText())
                .toList();
    }

    private static Map<String, Object> queueCallback(String queueId, String messageId) {
        return Map.of(
                "messaging_channel", "whatsapp",
                "message", Map.of("queue_id", queueId, "message_status", "accepted"),
                "response", Map.of("messages", List.of(Map.of("id", messageId))));
    }

    private static Map<String, Object> delivered(String messageId) {
        Map<String, Object> status = Map.of("id", messageId, "status", "delivered", "timestamp", "1760000000");
        Map<String, Object> change = Map.of("field", "messages", "value", Map.of("statuses", List.of(status)));
        return Map.of("object", "whatsapp_business_account", "entry", List.of(Map.of("changes", List.of(change))));
    }

    private URI sandbox(String path) {
        return URI.create("http://127.0.0.1:" + testbed.ports().sandbox() + path);
    }

    private URI sync(String path) {
        return URI.create("http://127.0.0.1:" + testbed.ports().sync() + path);
    }
}
