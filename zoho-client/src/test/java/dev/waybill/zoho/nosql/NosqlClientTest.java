package dev.waybill.zoho.nosql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.accounts.MemoryRefreshLog;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.http.OddServer;
import dev.waybill.zoho.http.TestVertx;
import dev.waybill.zoho.nosql.Condition.Operator;
import dev.waybill.zoho.nosql.NosqlFailure.Misconfigured;
import dev.waybill.zoho.nosql.NosqlFailure.Unavailable;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NosqlClientTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final NosqlOptions OPTIONS =
            NosqlOptions.DEFAULTS.withBackOff(new BackOff(Duration.ofMillis(1), Duration.ofMillis(5), 3));
    private static final String SUCCESS = "{\"status\":\"success\",\"data\":{\"size\":0}}";
    private static final Write.Insert PLAIN = new Write.Insert(Item.key("queue_id", "q-77"), null);
    private static final Write.Insert ONCE =
            new Write.Insert(Item.key("queue_id", "q-77"), Condition.absent("queue_id"));

    private final AtomicInteger issued = new AtomicInteger();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    @Test
    void aCallCarriesTokenEnvironmentAndOrganisation() {
        try (var server = OddServer.replying(this::next);
                var client = client(server, OPTIONS)) {
            answers.add("200 " + written("create", "Success"));

            assertThat(got(client.insert("Queue", List.of(ONCE)))).containsExactly(new Written.Success());

            OddServer.Request request = server.requests().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/baas/v1/project/4000000006007/nosqltable/Queue/item");
            assertThat(request.header("Authorization")).isEqualTo("Zoho-oauthtoken token-1");
            assertThat(request.header("Environment")).isEqualTo("Production");
            assertThat(request.header("CATALYST-ORG")).isEqualTo("60001234");
            assertThat(request.header("Content-Type")).startsWith("application/json");
            assertThat(request.body())
                    .isEqualTo("[{\"item\":{\"queue_id\":{\"S\":\"q-77\"}},\"condition\":{\"function\":"
                            + "{\"function_name\":\"attribute_exists\",\"args\":[{\"attribute_path\":[\"queue_id\"]}]},"
                            + "\"negate\":true}}]");
        }
    }

    @Test
    void theOrganisationIsLeftOutWhereThereIsNone() {
        try (var server = OddServer.replying(this::next);
                var client = new NosqlClient(
                        TestVertx.VERTX,
                        new CatalystProject(server.url(), "1", "Development", null),
                        keeper(),
                        OPTIONS)) {
            answers.add("200 " + SUCCESS);

            assertThat(got(client.fetch("Queue", List.of(Item.key("k", "v")), true, List.of())))
                    .isEmpty();

            assertThat(server.requests().getFirst().headers().keySet()).noneMatch("catalyst-org"::equalsIgnoreCase);
            assertThat(server.requests().getFirst().header("Environment")).isEqualTo("Development");
        }
    }

    @Test
    void aDeleteHasABodyAndCountsItsBytes() {
        try (var server = OddServer.replying(this::next);
                var client = client(server, OPTIONS)) {
            answers.add("200 " + written("delete", "ConditionMismatch"));

            assertThat(got(client.delete("Queue", List.of(new Write.Delete(Item.key("k", "ä€🙂"), null)))))
                    .containsExactly(new Written.Mismatch());

            OddServer.Request request = server.requests().getFirst();
            assertThat(request.method()).isEqualTo("DELETE");
            assertThat(request.body()).isEqualTo("[{\"keys\":{\"k\":{\"S\":\"ä€🙂\"}}}]");
            assertThat(request.header("Content-Length"))
                    .isEqualTo(Integer.toString(request.body().getBytes(StandardCharsets.UTF_8).length));
        }
    }

    @Test
    void anUpdateNamesItsChangesAndItsCondition() {
        try (var server = OddServer.replying(this::next);
                var client = client(server, OPTIONS)) {
            answers.add("200 " + written("update", "Success"));
            var changes =
                    List.of(new Write.Change("status", AttributeValue.of("DONE")), new Write.Change("pending", null));

            got(client.update(
                    "Queue",
                    List.of(new Write.Update(
                            Item.key("k", "v"), changes, Condition.equalTo("ver", AttributeValue.of(3))))));

            assertThat(server.requests().getFirst().method()).isEqualTo("PUT");
            assertThat(server.requests().getFirst().body())
                    .isEqualTo(
                            "[{\"keys\":{\"k\":{\"S\":\"v\"}},\"update_attributes\":["
                                    + "{\"operation_type\":\"PUT\",\"attribute_path\":[\"status\"],\"update_value\":{\"S\":\"DONE\"}},"
                                    + "{\"operation_type\":\"DELETE\",\"attribute_path\":[\"pending\"]}],"
                                    + "\"condition\":{\"attribute\":[\"ver\"],\"operator\":\"equals\",\"value\":{\"N\":\"3\"}}}]");
        }
    }

    @Test
    void aQueryOfAnIndexGoesOnWhereThePageBeforeEnded() {
        try (var server = OddServer.replying(this::next);
                var client = client(server, OPTIONS)) {
            answers.add("200 {\"status\":\"success\",\"data\":{\"size\":9,\"get\":[{\"item\":{\"a\":{\"S\":\"1\"}}}],"
                    + "\"start_key\":{\"a\":{\"S\":\"1\"},\"d\":{\"S\":\"x\"}}}}");
            answers.add("200 {\"status\":\"success\",\"data\":{\"size\":0,\"start_key\":{\"a\":{\"S\":\"2\"}}}}");
            answers.add("200 " + SUCCESS);
            NosqlQuery query = NosqlQuery.index("Queue", "by_day", "day", "2026-01-31")
                    .within("position", Operator.LESS_THAN, "p9")
                    .giving(List.of("a"))
                    .backwards()
                    .limited(50);

            ItemPage first = got(client.query(query));
            ItemPage empty = got(client.query(query.from(first.next())));
            ItemPage last = got(client.query(query.from(empty.next())));

            assertThat(first.items()).containsExactly(Item.key("a", "1"));
            assertThat(empty.items()).isEmpty();
            assertThat(empty.next())
                    .as("an empty page with a start key means go on")
                    .isNotNull();
            assertThat(last.next()).isNull();
            assertThat(server.requests().get(0).path()).endsWith("/nosqltable/Queue/index/by_day/item/query");
            assertThat(server.requests().get(1).body())
                    .isEqualTo("{\"key_condition\":{\"group_operator\":\"AND\",\"group\":["
                            + "{\"attribute\":[\"day\"],\"operator\":\"equals\",\"value\":{\"S\":\"2026-01-31\"}},"
                            + "{\"attribute\":[\"position\"],\"operator\":\"less_than\",\"value\":{\"S\":\"p9\"}}]},"
                            + "\"required_attributes\":[[\"a\"]],\"forward_scan\":false,\"limit\":50,"
                            + "\"consistent_read\":true,\"start_key\":{\"a\":{\"S\":\"1\"},\"d\":{\"S\":\"x\"}}}");
        }
    }

    @Test
    void manyItemsGoInCallsOfTwentyFiveAndAHundredAndKeepTheirOrder() {
        try (var server = OddServer.replying(exchange -> {
                    String[] entries = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                            .split("\"k\":", -1);
                    String body = exchange.getRequestURI().getPath().endsWith("fetch")
                            ? SUCCESS
                            : written(
                                    "create",
                                    IntStream.range(1, entries.length)
                                            .mapToObj(
                                                    i -> entries[i].contains("\"30\"") ? "CriteriaMismatch" : "Success")
                                            .toArray(String[]::new));
                    send(exchange, 200, body);
                });
                var client = client(server, OPTIONS)) {
            List<Item> keys = IntStream.range(0, 130)
                    .mapToObj(i -> Item.key("k", Integer.toString(i)))
                    .toList();

            List<Written> outcomes = got(client.insert(
                    "T", keys.stream().map(key -> new Write.Insert(key, null)).toList()));
            got(client.fetch("T", keys, true, List.of()));

            assertThat(outcomes).hasSize(130);
            assertThat(outcomes.indexOf(new Written.Mismatch())).isEqualTo(30);
            assertThat(server.requests().stream()
                            .collect(Collectors.groupingBy(
                                    r -> r.path().endsWith("fetch") ? "fetch" : "write", Collectors.counting())))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("write", 6L, "fetch", 2L));
        }
    }

    @Test
    void onlyTheWordSuccessIsASuccess() {
        try (var server = OddServer.replying(this::next);
                var client = client(server, OPTIONS)) {
            answers.add("200 " + written("create", "Success", "CriteriaMismatch", "success", ""));

            List<Written> outcomes = got(client.insert("T", List.of(ONCE, ONCE, ONCE, ONCE, ONCE)));

            assertThat(outcomes.subList(0, 2)).containsExactly(new Written.Success(), new Written.Mismatch());
            assertThat(outcomes.subList(2, 5)).allSatisfy(o -> assertThat(o).isInstanceOf(Written.Failed.class));
            assertThat(((Written.Failed) outcomes.get(2)).failure().executionUnknown())
                    .isTrue();
        }
    }

    @Test
    void aDeadTokenIsReplacedOnceAndTheCallRepeatedOnce() {
        try (var server = OddServer.replying(this::next);
                var client = client(server, OPTIONS)) {
            String expired =
                    "401 {\"status\":\"failure\",\"data\":{\"message\":\"x\",\"error_code\":\"INVALID_OAUTHTOKEN\"}}";
            answers.addAll(List.of(expired, "200 " + written("create", "Success"), expired, expired));

            assertThat(got(client.insert("T", List.of(ONCE)))).containsExactly(new Written.Success());
            assertThat(server.requests())
                    .extracting(r -> r.header("Authorization"))
                    .containsExactly("Zoho-oauthtoken token-1", "Zoho-oauthtoken token-2");
            assertThat(failure(client.query(NosqlQuery.table("T", "k", "v")), Misconfigured.class))
                    .hasMessageContaining("ZohoCatalyst.nosql.rows.ALL");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void refusedCallsAreRepeatedAndUnknownOnesOnlyWhereThatDoesNoHarm() {
        String busy = "429 {\"status\":\"failure\",\"data\":{\"message\":\"x\",\"error_code\":\"TOO_MANY_REQUESTS\"}}";
        String broken =
                "500 {\"status\":\"failure\",\"data\":{\"message\":\"x\",\"error_code\":\"INTERNAL_SERVER_ERROR\"}}";
        try (var server = OddServer.replying(this::next);
                var client = client(server, OPTIONS)) {
            answers.addAll(List.of(busy, busy, "200 " + written("create", "Success")));
            assertThat(got(client.insert("T", List.of(ONCE)))).containsExactly(new Written.Success());

            answers.addAll(List.of(broken, "200 " + written("create", "Success")));
            assertThat(got(client.insert("T", List.of(PLAIN)))).containsExactly(new Written.Success());

            answers.addAll(List.of(broken, "200 " + SUCCESS));
            assertThat(got(client.query(NosqlQuery.table("T", "k", "v"))).items())
                    .isEmpty();
            assertThat(server.requests()).hasSize(7);

            answers.add(broken);
            Written unknown = got(client.insert("T", List.of(ONCE))).getFirst();
            assertThat(server.requests()).as("not repeated").hasSize(8);
            assertThat(((Written.Failed) unknown).failure().executionUnknown()).isTrue();

            answers.addAll(List.of(busy, busy, busy, busy));
            Written given = got(client.insert("T", List.of(ONCE))).getFirst();
            assertThat(server.requests()).as("three repetitions").hasSize(12);
            assertThat(((Written.Failed) given).failure()).isInstanceOf(NosqlFailure.Throttled.class);
        }
    }

    @Test
    void aCallWithoutAnAnswerHasAnUnknownOutcome() {
        for (OddServer odd : List.of(OddServer.silent(), OddServer.hangingUp())) {
            try (odd;
                    var client = client(odd, OPTIONS.withTimeout(Duration.ofMillis(300)))) {
                Written outcome = got(client.insert("T", List.of(ONCE))).getFirst();

                assertThat(((Written.Failed) outcome).failure())
                        .isInstanceOf(Unavailable.class)
                        .matches(NosqlFailure::executionUnknown);
            }
        }
    }

    @Test
    void oneEntryThatCannotBeTakenDoesNotRefuseTheOthers() {
        try (var server = OddServer.replying(exchange -> {
                    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    int entries = body.split("\"item\":", -1).length - 1;
                    if (body.contains("poison")) {
                        send(
                                exchange,
                                400,
                                "{\"status\":\"failure\",\"data\":{\"message\":\"of +91 98765 43210\","
                                        + "\"error_code\":\"INVALID_INPUT\"}}");
                    } else {
                        send(
                                exchange,
                                200,
                                written(
                                        "create",
                                        IntStream.range(0, entries)
                                                .mapToObj(i -> "Success")
                                                .toArray(String[]::new)));
                    }
                });
                var client = client(server, OPTIONS)) {
            List<Write.Insert> items = IntStream.range(0, 9)
                    .mapToObj(i -> new Write.Insert(Item.key("k", i == 4 ? "poison" : "v" + i), null))
                    .toList();

            List<Written> outcomes = got(client.insert("T", items));

            assertThat(outcomes).filteredOn(new Written.Success()::equals).hasSize(8);
            NosqlFailure refused = ((Written.Failed) outcomes.get(4)).failure();
            assertThat(refused).isInstanceOf(NosqlFailure.Rejected.class).hasMessageContaining("INVALID_INPUT");
            assertThat(refused).hasMessageNotContaining("98765");
        }
    }

    @Test
    void aTableThatIsNotThereIsForAHumanToMake() {
        try (var server = OddServer.answering(
                        404,
                        Map.of(),
                        "{\"status\":\"failure\",\"data\":{\"message\":\"No such table with the given id exists\","
                                + "\"error_code\":\"INVALID_ID\"}}");
                var client = client(server, OPTIONS)) {
            assertThat(failure(client.table("T"), Misconfigured.class)).hasMessageContaining("No such table");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aDefinitionIsReadWithItsKeysIndexesAndCounts() {
        try (var server = OddServer.answering(200, Map.of(), """
                        {"status":"success","data":[{"id":"1","name":"q","type":"TABLE","status":"ONLINE",
                         "partition_key":{"column_name":"queue_id","data_type":"S"},"additional_sort_keys":[],
                         "ttl_enabled":true,"ttl_attribute":"ttl","metrics":{"size":57413,"row_count":8},
                         "global_index":[{"id":"2","name":"by_day","status":"ONLINE",
                          "partition_key":{"column_name":"day","data_type":"S"},
                          "sort_key":{"column_name":"created_at","data_type":"N"},
                          "projected_attributes":{"type":"all"},"metrics":{"size":null,"row_count":3}}]}]}""");
                var client = client(server, OPTIONS)) {
            assertThat(got(client.tables()))
                    .containsExactly(new TableInfo(
                            "q",
                            "ONLINE",
                            new TableInfo.Key("queue_id", "S"),
                            null,
                            "ttl",
                            8,
                            List.of(new TableInfo.Index(
                                    "by_day",
                                    "ONLINE",
                                    new TableInfo.Key("day", "S"),
                                    new TableInfo.Key("created_at", "N"),
                                    "all",
                                    3))));
        }
    }

    private NosqlClient client(OddServer server, NosqlOptions options) {
        return new NosqlClient(
                TestVertx.VERTX,
                new CatalystProject(server.url(), "4000000006007", "Production", "60001234"),
                keeper(),
                options);
    }

    private TokenKeeper keeper() {
        return new TokenKeeper(
                () -> Uni.createFrom()
                        .item(() -> new AccessToken(
                                "token-" + issued.incrementAndGet(), NOW, NOW.plusSeconds(3600), Optional.empty())),
                new MemoryRefreshLog(),
                () -> NOW);
    }

    /** The next of the answers, its status in front. */
    private void next(HttpExchange exchange) throws IOException {
        String answer = answers.remove();
        send(exchange, Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String written(String member, String... words) {
        return "{\"status\":\"success\",\"data\":{\"size\":1,\"" + member + "\":["
                + List.of(words).stream()
                        .map(word -> "{\"status\":\"" + word + "\"}")
                        .collect(Collectors.joining(","))
                + "]}}";
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }

    private static <T extends Throwable> T failure(Uni<?> uni, Class<T> kind) {
        return catchThrowableOfType(kind, () -> got(uni));
    }
}
