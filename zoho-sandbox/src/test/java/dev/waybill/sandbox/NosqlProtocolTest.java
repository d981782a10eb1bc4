package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NosqlProtocolTest extends NosqlTest {

    private static final String DELETE_A = "[{\"keys\":{\"id\":{\"S\":\"%s\"}}}]";

    private String verdict(Reply reply) {
        assertThat(reply.header("Content-Type")).contains("application/json;charset=UTF-8");
        return reply.status() + " " + reply.text();
    }

    @Test
    void anUnknownTableIs404AndIsNotMadeByAnInsert() {
        String unknown =
                "404 {\"status\":\"failure\",\"data\":{\"message\":\"No such table with the given id exists\",\"error_code\":\"INVALID_ID\"}}";

        assertThat(verdict(caller.get(BASE + "/nope"))).isEqualTo(unknown);
        assertThat(verdict(caller.post(BASE + "/nope/item", "[{\"item\":{\"id\":{\"S\":\"1\"}}}]")))
                .isEqualTo(unknown);
        assertThat(verdict(caller.get(BASE + "/queue"))).isEqualTo(unknown);
        assertThat(caller.get("/baas/v1/project/2/nosqltable").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /baas/v1/project/1/nosql, 404, INVALID_URL",
        "GET, /baas/v1/project/1/nosqltable/Notes/items, 404, INVALID_URL",
        "POST, /baas/v1/project/1/nosqltable/Notes, 405, INVALID_REQUEST_METHOD",
        "GET, /baas/v1/project/1/nosqltable/Notes/item, 405, INVALID_REQUEST_METHOD",
        "GET, /baas/v1/project/1/nosqltable/Notes/item/query, 405, INVALID_REQUEST_METHOD",
        "POST, /baas/v1/project/1/nosqltable/Notes/index/none/item/query, 404, INVALID_ID"
    })
    void whatIsNotThereIsSaid(String method, String path, int status, String code) {
        Reply reply = method.equals("GET")
                ? caller.get(path)
                : caller.post(
                        path,
                        "{\"key_condition\":{\"attribute\":\"id\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}}}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(data(reply).path("error_code").asText()).isEqualTo(code);
    }

    @Test
    void aCallNeedsATokenWithItsScope() {
        assertThat(data(caller.without("Authorization").get(BASE))
                        .path("error_code")
                        .asText())
                .isEqualTo("INVALID_OAUTHTOKEN");
        assertThat(caller.get(BASE).status()).isEqualTo(401);
        given("{\"faults\":{\"scopes\":[\"ZohoCatalyst.nosql.READ\"]}}");
        defineTables();
        assertThat(caller.get(BASE).status()).isEqualTo(200);
        assertThat(data(fetch("1")).path("error_code").asText()).isEqualTo("INVALID_OAUTHSCOPE");
    }

    @ParameterizedTest
    @CsvSource({
        "ZohoCatalyst.nosql.item.READ, 200, 401, 401, 401, 401",
        "ZohoCatalyst.nosql.POST, 401, 200, 401, 401, 401",
        "ZohoCatalyst.nosql.item.INSERT, 401, 401, 200, 401, 200",
        "ZohoCatalyst.nosql.item.UPDATE, 401, 401, 401, 200, 401",
        "ZohoCatalyst.nosql.rows.ALL, 200, 200, 200, 200, 200"
    })
    void theScopesOfTheDocumentationServeTooEachForItsOwn(
            String scope, int fetch, int query, int insert, int update, int delete) {
        given("{\"faults\":{\"scopes\":[\"" + scope + "\"]}}");
        defineTables();

        assertThat(fetch("1").status()).isEqualTo(fetch);
        assertThat(query("").status()).isEqualTo(query);
        assertThat(insert(note("1", "")).status()).isEqualTo(insert);
        assertThat(caller.put(
                                NOTES + "/item",
                                "[{\"keys\":{\"id\":{\"S\":\"1\"}},\"update_attributes\":[{\"operation_type\":\"DELETE\",\"attribute_path\":[\"a\"]}]}]")
                        .status())
                .isEqualTo(update);
        assertThat(caller.delete(NOTES + "/item", DELETE_A.formatted("1")).status())
                .isEqualTo(delete);
    }

    @Test
    void environmentsAreKeptApart() {
        insert(note("1", ""));

        assertThat(data(caller.without("Environment")
                                .post(NOTES + "/item/fetch", "{\"keys\":[{\"id\":{\"S\":\"1\"}}]}"))
                        .has("get"))
                .isTrue();
        caller.with("X-Catalyst-Environment", "Production");
        assertThat(data(fetch("1")).has("get")).isFalse();
        caller.with("Environment", "Development");
        assertThat(data(fetch("1")).has("get")).isTrue();
        assertThat(caller.with("Environment", "Staging").get(BASE).status()).isEqualTo(400);
    }

    @Test
    void headersThatSdksAddAreAllTheSame() {
        caller.with("Accept", "application/vnd.catalyst.v2+json, ")
                .with("PROJECT_ID", "10001")
                .with("X-CATALYST-USER", "admin")
                .with("CATALYST-ORG", "60001234")
                .with("Accept-Encoding", "gzip");
        Reply reply = insert(note("1", "\"long\":{\"S\":\"" + "x".repeat(10_000) + "\"}"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(fetch("1").header("Content-Encoding")).isEmpty();
    }

    @Test
    void theDefaultTablesAreThereInBothEnvironments() {
        given("{}");
        for (String environment : List.of("Development", "Production")) {
            JsonNode tables = data(caller.with("Environment", environment).get(BASE));
            assertThat(tables.findValuesAsText("name"))
                    .containsSubsequence(
                            "webhook_logs", "delivered_logs", "message_links", "waybill_control", "waybill_counts");
            assertThat(tables.at("/0/global_index").findValuesAsText("name"))
                    .containsExactly(
                            "by_message",
                            "by_queue",
                            "by_unsynced",
                            "by_parked",
                            "by_day",
                            "by_status_day",
                            "by_recipient",
                            "by_web_date");
            assertThat(tables.at("/1/ttl_attribute").asText()).isEqualTo("expires_at");
            assertThat(tables.at("/3/sort_key")).hasToString("{\"column_name\":\"key\",\"data_type\":\"S\"}");
        }
    }

    @Test
    void metadataHasTheMembersOfTheRealOne() {
        JsonNode table = data(caller.get(QUEUE));

        assertThat(table).isEqualTo(data(caller.get(BASE + "/77")));
        assertThat(table.fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "name",
                        "type",
                        "status",
                        "partition_key",
                        "sort_key",
                        "additional_sort_keys",
                        "ttl_enabled",
                        "ttl_attribute",
                        "api_access",
                        "metrics",
                        "project_details",
                        "created_time",
                        "modified_time",
                        "created_by",
                        "modified_by",
                        "global_index");
        assertThat(table.path("created_time").asText()).matches("[A-Z][a-z]{2} \\d\\d, \\d{4} \\d\\d:\\d\\d [AP]M");
        assertThat(table.at("/global_index/0"))
                .hasToString(
                        "{\"id\":\"78\",\"name\":\"ByStatus\",\"partition_key\":{\"column_name\":\"status\",\"data_type\":\"S\"},"
                                + "\"sort_key\":{\"column_name\":\"created\",\"data_type\":\"N\"},\"projected_attributes\":{\"type\":\"all\"},"
                                + "\"type\":\"GLOBAL_INDEX\",\"status\":\"ONLINE\",\"metrics\":{\"size\":null,\"row_count\":0}}");
    }

    @Test
    void aBodyCutShortIsAnsweredOnceAndChangesNothing() {
        insert(note("ä", ""));
        String body = DELETE_A.formatted("ä");
        try (RawCaller raw = new RawCaller(caller)) {
            raw.head("DELETE", NOTES + "/item", body.length());
            raw.send(body);

            assertThat(raw.readToTheEnd())
                    .startsWith("HTTP/1.1 400 Bad Request")
                    .containsOnlyOnce("HTTP/1.1")
                    .endsWith("\"error_code\":\"INVALID_INPUT\"}}");
        }
        assertThat(data(fetch("ä")).has("get")).isTrue();
    }

    @Test
    void aCallAboveTheLimitIsRefusedUnprocessed() {
        given("{\"limits\":{\"catalyst_in_flight\":1}}");
        defineTables();
        String body = "[{\"item\":" + note("1", "") + "}]";
        try (RawCaller slow = new RawCaller(caller)) {
            slow.head("POST", NOTES + "/item", body.length());
            awaitMaxInFlight(1);

            Reply refused = insert(note("2", ""));
            assertThat(verdict(refused))
                    .isEqualTo(
                            "429 {\"status\":\"failure\",\"data\":{\"message\":\"Concurrency limit reached for the feature NoSQL\",\"error_code\":\"TOO_MANY_REQUESTS\"}}");
            slow.send(body);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(caller.get("/sandbox/catalyst/items?table=Notes")
                                    .text())
                            .isEqualTo("[{\"id\":{\"S\":\"1\"}}]"));
        }
        assertThat(insert(note("3", "")).status()).isEqualTo(200);
    }

    @Test
    void aCallerWhoHangsUpBeforeTheBodyIsThereLeavesNothingBehind() {
        given("{\"limits\":{\"catalyst_in_flight\":1}}");
        defineTables();
        try (RawCaller slow = new RawCaller(caller)) {
            slow.head("POST", NOTES + "/item", 100);
            slow.send("[{\"item\":");
            awaitMaxInFlight(1);
        }

        Awaitility.await()
                .untilAsserted(() -> assertThat(insert(note("2", "")).status()).isEqualTo(200));
        assertThat(caller.get("/sandbox/catalyst/items?table=Notes").json()).hasSize(1);
    }

    private void awaitMaxInFlight(int calls) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(caller.get("/sandbox/calls")
                                .json()
                                .path("catalyst_max_in_flight")
                                .asInt())
                        .isEqualTo(calls));
    }
}
