package dev.waybill.system.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.ChangedRecords;
import dev.waybill.harness.testbed.Creator;
import dev.waybill.harness.testbed.LedgerLine;
import dev.waybill.harness.testbed.Testbed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Single cycles of the packaged sync, with a second replica where there must be one, as Creator and ingest see them. It
 * mostly waits, so it runs beside other classes, but its own tests one after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
class OneStoreIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final JsonHttp http = new JsonHttp();
    private Testbed testbed;
    private Creator creator;
    private ChangedRecords changed;
    private Replica one;

    @BeforeEach
    void start() throws InterruptedException {
        testbed = new Testbed(Layout.of(Path.of("../..")), Ports.free(), http);
        testbed.startWithoutSync();
        creator = new Creator(http, testbed);
        changed = new ChangedRecords(http, testbed, creator);
    }

    @AfterEach
    void stop() {
        testbed.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void freshRecordsBehindManyHopelessOnesAreUpdatedInTheFirstCycle() throws InterruptedException {
        started(Map.of());
        creator.add("failed", queueIds(1500));
        List<String> fresh = changed.add(20);

        awaitEnd(cycle(one));

        assertThat(creator.statuses())
                .extractingByKeys(fresh.toArray(String[]::new))
                .containsOnly("delivered");
        List<LedgerLine> calls = creatorCalls();
        assertThat(calls.stream().filter(LedgerLine::isRead)).as("pages").hasSize(2);
        assertThat(calls.stream().filter(LedgerLine::isUpdate)).as("writes").hasSize(20);
        assertThat(calls).as("calls").hasSize(22).noneMatch(LedgerLine::isRefused);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aDaysQuotaUsedUpInMidCycleEndsItAndEveryCallUntilTheReset() throws InterruptedException {
        int quota = 15;
        // Where it is about noon, so that neither the next due time nor the test itself comes near the reset.
        ZoneOffset noon = ZoneOffset.ofHours(12 - LocalTime.now(ZoneOffset.UTC).getHour());
        String reset = LocalDate.now(noon).plusDays(1) + "T00:00:00";
        Map<String, String> variables = Map.of(
                "WAYBILL_SYNC_INTERVAL", "1h", "WAYBILL_ZONE", noon.getId(), "WAYBILL_CREATOR_ZONE", noon.getId());
        started(variables);
        creator.reset(Map.of("limits", Map.of("daily", quota), "latency_ms", 50));
        changed.add(40);

        JsonNode cut = awaitEnd(cycle(one));

        assertThat(cut.path("end").asText()).isEqualTo("partial");
        assertThat(cut.path("reason").asText()).contains("quota");
        List<LedgerLine> calls = creatorCalls();
        assertThat(calls.stream().filter(call -> !call.isRefused())).hasSize(quota);
        assertThat(calls.stream().filter(LedgerLine::isRefused)).hasSizeBetween(1, 10);
        JsonNode status = one.controls().status();
        assertThat(status.path("last_error").path("reason").asText()).contains("quota");
        assertThat(status.path("scheduler").path("is_running").asBoolean()).isTrue();
        assertThat(one.controls().schedulerStatus().path("next_sync_time").asText())
                .isEqualTo(reset);

        awaitEnd(cycle(one));
        assertThat(creatorCalls()).as("calls after an operator's try").hasSameSizeAs(calls);

        long unused = one.end(35_000);
        Replica again = new Replica("again", testbed, http, variables);
        again.awaitReady();
        awaitEnd(cycle(again), again);
        assertThat(creatorCalls()).as("calls after a restart").hasSameSizeAs(calls);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(again.controls()
                                .schedulerStatus()
                                .path("next_sync_time")
                                .asText())
                        .isEqualTo(reset));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void theNextReplicaKeepsToWhatTheLastOneLeftOfTheMinute() throws InterruptedException {
        int budget = 10;
        Map<String, String> variables = Map.of("WAYBILL_CREATOR_CALLS_PER_MINUTE", Integer.toString(budget));
        started(variables);
        Replica other = new Replica("other", testbed, http, variables);
        other.awaitReady();
        creator.reset(Map.of("limits", Map.of("calls_per_minute", budget, "window", "sliding")));
        changed.add(6);
        awaitEnd(cycle(one));
        changed.add(20);

        long unused = one.end(35_000);
        String alsoUnused = cycle(other);

        await().atMost(LONG).until(() -> creatorCalls().size() >= budget);
        // What goes over the budget would follow at once, a tenth of a second apart.
        await().during(Duration.ofSeconds(2))
                .atMost(LONG)
                .until(() -> creatorCalls().stream().noneMatch(LedgerLine::isRefused));
        assertThat(new CycleLedger(creator.calls()).mostInAMinute()).isEqualTo(budget);
        assertThat(new CycleLedger(creator.calls()).callers()).isEqualTo(2);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aReplicaAskedToEndInMidCycleFinishesItsCallsAndLeavesTheRestToTheOther() throws InterruptedException {
        int records = 40;
        started(Map.of());
        Replica other = new Replica("other", testbed, http, Map.of());
        other.awaitReady();
        creator.reset(Map.of("latency_ms", 400));
        changed.add(records);
        cycle(one);
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> updated().size() >= 6);

        long tookMillis = one.end(35_000);

        Set<String> written = updated();
        assertThat(written).hasSizeLessThan(records);
        assertThat(creatorCalls()).noneMatch(call -> call.httpStatus() == 0);
        assertThat(synced()).as("documents marked, of two a record").isEqualTo(2 * written.size());
        assertThat(tookMillis).as("milliseconds until it ended").isLessThan(15_000);
        System.out.printf("  ended in %d ms with %d of %d records written%n", tookMillis, written.size(), records);

        awaitEnd(cycle(other), other);
        assertThat(creator.statuses().values()).containsOnly("delivered");
        assertThat(creatorCalls().stream().filter(LedgerLine::isUpdate))
                .as("writes")
                .hasSize(records);
        assertThat(synced()).isEqualTo(2 * records);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void callsInFlightEndBeforeTheReplicaDoes() throws InterruptedException {
        started(Map.of("WAYBILL_CREATOR_CALLS_PER_MINUTE", "2000"));
        creator.reset(Map.of("limits", Map.of("calls_per_minute", 0, "in_flight", 0), "latency_ms", 900));
        changed.add(120);
        cycle(one);
        await().atMost(LONG)
                .until(() -> creatorCalls().stream().anyMatch(call -> call.isUpdate() && call.inFlight() >= 8));
        // From now on calls take so long that those in flight at the signal are there for seconds.
        http.post(
                URI.create("http://127.0.0.1:" + testbed.ports().sandbox() + "/sandbox/faults"),
                Map.of("latency_ms", 6000));
        await().atMost(LONG).until(() -> creatorCalls().getLast().timeMs() < System.currentTimeMillis() - 1500);

        int before = updated().size();
        long tookMillis = one.end(35_000);

        int inFlight = updated().size() - before;
        assertThat(inFlight).as("calls in flight at the signal").isGreaterThanOrEqualTo(8);
        assertThat(synced())
                .as("documents marked, of two a record")
                .isEqualTo(2L * updated().size());
        assertThat(tookMillis).as("milliseconds until it ended").isLessThan(15_000);
    }

    private void started(Map<String, String> variables) throws InterruptedException {
        one = new Replica("one", testbed, http, variables);
        one.awaitReady();
    }

    /** Repeats what is refused while another cycle runs or another replica becomes leader. */
    private static String cycle(Replica replica) {
        return await().atMost(LONG)
                .until(() -> replica.controls().startCycle(), answer -> answer.status() == 202)
                .body()
                .path("run_id")
                .asText();
    }

    private JsonNode awaitEnd(String runId) {
        return awaitEnd(runId, one);
    }

    private static JsonNode awaitEnd(String runId, Replica replica) {
        return await().atMost(LONG)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> replica.controls().status().path("last_cycle"),
                        run -> run.path("run_id").asText().equals(runId));
    }

    private List<LedgerLine> creatorCalls() throws InterruptedException {
        return creator.calls().stream().filter(LedgerLine::isCreatorCall).toList();
    }

    private Set<String> updated() throws InterruptedException {
        return creatorCalls().stream()
                .filter(LedgerLine::isUpdate)
                .map(LedgerLine::recordId)
                .collect(Collectors.toSet());
    }

    /** How many documents are {@code updated}, as an operator of ingest sees it. */
    private long synced() throws InterruptedException {
        Map<String, Object> question = new HashMap<>(testbed.credentials());
        question.put("collection", "webhook_logs");
        question.put("limit", 10_000);
        URI query = URI.create("http://127.0.0.1:" + testbed.ports().ingest() + "/webhook/query");
        JsonNode records = http.post(query, question).body().path("records");
        return StreamSupport.stream(records.spliterator(), false)
                .filter(document -> document.path("updated").asBoolean())
                .count();
    }

    private static List<String> queueIds(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }
}
