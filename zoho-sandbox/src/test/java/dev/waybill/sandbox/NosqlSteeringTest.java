package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NosqlSteeringTest extends NosqlTest {

    private String stored() {
        return caller.get("/sandbox/catalyst/items?table=Notes&attributes=id").text();
    }

    private JsonNode lastLine() {
        JsonNode ledger = caller.get("/sandbox/ledger").json();
        return ledger.path(ledger.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "rate_429, 429, TOO_MANY_REQUESTS, []",
        "error_500, 500, INTERNAL_SERVER_ERROR, []",
        "error_500_after, 500, INTERNAL_SERVER_ERROR, '[{\"id\":{\"S\":\"1\"}},{\"id\":{\"S\":\"2\"}}]'",
        "error_500_partly, 500, INTERNAL_SERVER_ERROR, '[{\"id\":{\"S\":\"1\"}}]'",
        "expire_token, 401, INVALID_OAUTHTOKEN, []"
    })
    void aShareOfOneStrikesEveryCatalystCallAndNoOther(String fault, int status, String code, String stored) {
        givenFaults("{\"catalyst\":{\"" + fault + "\":1}}");
        Reply reply = insert(note("1", ""), note("2", ""));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(data(reply).path("error_code").asText()).isEqualTo(code);
        assertThat(stored()).isEqualTo(stored);
        assertThat(caller.login().get(Caller.REPORT).status()).isEqualTo(400);
    }

    @Test
    void faultsThatAreNotForCatalystAloneStrikeItToo() {
        givenFaults("{\"error_500\":1}");
        assertThat(insert(note("1", "")).status()).isEqualTo(500);

        givenFaults("{\"error_500\":1,\"catalyst\":{}}");
        assertThat(insert(note("1", "")).status()).isEqualTo(200);
    }

    @Test
    void aGatewaysPageIsNotJson() {
        givenFaults("{\"catalyst\":{\"html_502\":1}}");
        Reply reply = insert(note("1", ""));

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.text()).startsWith("<html>");
        assertThat(stored()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"drop_before\":1}', []",
        "'{\"drop_after\":1}', '[{\"id\":{\"S\":\"1\"}}]'",
        "'{\"outage\":\"drop\"}', []"
    })
    void theConnectionIsClosedBeforeOrAfterTheCallWasExecuted(String catalyst, String stored) {
        givenFaults("{\"catalyst\":" + catalyst + "}");

        assertThatThrownBy(() -> insert(note("1", ""))).isInstanceOf(UncheckedIOException.class);
        assertThat(stored()).isEqualTo(stored);
        assertThat(lastLine().path("http_status").asInt(-1)).isZero();
    }

    @Test
    void anOutageRefusesEveryCallUntilItIsOver() {
        insert(note("1", ""));
        givenFaults("{\"catalyst\":{\"outage\":\"refuse\"}}");
        assertThat(fetch("1").status()).isEqualTo(503);
        assertThat(caller.get(BASE).status()).isEqualTo(503);

        givenFaults("{}");
        assertThat(data(fetch("1")).has("get")).isTrue();
    }

    @Test
    void losersOfARaceMaySeeA500() {
        insert(note("1", ""));
        givenFaults("{\"catalyst\":{\"error_500_mismatch\":1}}");
        String conditional = "[{\"item\":" + note("1", "\"b\":{\"S\":\"x\"}")
                + ",\"condition\":{\"function\":{\"function_name\":\"attribute_exists\",\"args\":[{\"attribute_path\":\"id\"}]},\"negate\":true}}]";

        assertThat(caller.post(NOTES + "/item", conditional).status()).isEqualTo(500);
        assertThat(caller.post(NOTES + "/item", conditional.replace("\"1\"", "\"2\""))
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/sandbox/catalyst/items?table=Notes").text()).doesNotContain("\"1\"},\"b\"");
    }

    @Test
    void aReplicaIsBehindTheMaster() {
        insert(note("1", "\"v\":{\"S\":\"old\"}"));
        givenFaults("{\"catalyst\":{\"replica_lag_ms\":500}}");
        insert(note("1", "\"v\":{\"S\":\"new\"}"));
        String stale = "{\"keys\":[{\"id\":{\"S\":\"1\"}}],\"consistent_read\":false}";

        assertThat(data(fetch("1")).at("/get/0/item/v/S").asText()).isEqualTo("new");
        assertThat(data(caller.post(NOTES + "/item/fetch", stale))
                        .at("/get/0/item/v/S")
                        .asText())
                .isEqualTo("old");
        CLOCK.move(Duration.ofMillis(500));
        assertThat(data(caller.post(NOTES + "/item/fetch", stale))
                        .at("/get/0/item/v/S")
                        .asText())
                .isEqualTo("new");
    }

    @Test
    void aQueryOfAReplicaIsBehindTooUntilItHasCaughtUp() {
        fill(2);
        givenFaults("{\"catalyst\":{\"replica_lag_ms\":500}}");
        caller.delete(QUEUE + "/item", "[{\"keys\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"1\"}}}]");
        fill(3);
        String byCreated = ",\"additional_sort_key\":\"created\"";
        givenFaults("{}");

        assertThat(numbers(query(",\"consistent_read\":true"))).containsExactly(1, 2, 3);
        assertThat(numbers(query(""))).containsExactly(1, 2);
        assertThat(numbers(query(byCreated))).containsExactly(2, 1);
        CLOCK.move(Duration.ofMillis(500));
        assertThat(numbers(query(""))).containsExactly(1, 2, 3);
        assertThat(numbers(query(byCreated))).containsExactly(3, 2, 1);
    }

    @Test
    void anIndexIsBehindItsTable() {
        givenFaults("{\"catalyst\":{\"index_lag_ms\":500}}");
        fill(2);

        assertThat(numbers(query(""))).containsExactly(1, 2);
        assertThat(numbers(queryIndex("ByStatus", "odd", ",\"consistent_read\":true")))
                .isEmpty();
        CLOCK.move(Duration.ofMillis(500));
        assertThat(numbers(queryIndex("ByStatus", "odd", ""))).containsExactly(1);
    }

    @Test
    void itemsWhoseTimeHasPassedGoWithTheSweepOnly() {
        long now = CLOCK.instant().getEpochSecond();
        caller.post(QUEUE + "/item", """
                [{"item":{"pk":{"S":"a"},"sk":{"N":"1"},"status":{"S":"odd"},"created":{"N":"1"},"ttl":{"N":"%d"}}},
                 {"item":{"pk":{"S":"a"},"sk":{"N":"2"},"ttl":{"N":"%d"}}},
                 {"item":{"pk":{"S":"a"},"sk":{"N":"3"}}},
                 {"item":{"pk":{"S":"a"},"sk":{"N":"4"},"ttl":{"S":"0"}}}]""".formatted(now + 10, now + 30));
        CLOCK.move(Duration.ofSeconds(20));

        assertThat(numbers(query(""))).containsExactly(1, 2, 3, 4);
        assertThat(caller.post("/sandbox/catalyst/sweep", "").text()).isEqualTo("{\"deleted\":1}");
        assertThat(numbers(query(""))).containsExactly(2, 3, 4);
        assertThat(data(queryIndex("ByStatus", "odd", "")).has("get")).isFalse();
        CLOCK.move(Duration.ofHours(24));
        caller.login();
        assertThat(numbers(query(""))).containsExactly(3, 4);
    }

    @Test
    void figuresInTheMetadataAreCountedOnceADayOrWhenAsked() {
        fill(3);
        assertThat(data(caller.get(QUEUE)).path("metrics")).hasToString("{\"size\":0,\"row_count\":0}");

        caller.post("/sandbox/catalyst/metrics", "");
        assertThat(data(caller.get(QUEUE)).at("/metrics/row_count").asInt()).isEqualTo(3);
        assertThat(data(caller.get(QUEUE)).at("/metrics/size").asInt()).isPositive();
        assertThat(data(caller.get(QUEUE))
                        .at("/global_index/0/metrics/row_count")
                        .asInt())
                .isEqualTo(3);
        fill(4);
        CLOCK.move(Duration.ofHours(24));
        assertThat(data(caller.login().get(QUEUE)).at("/metrics/row_count").asInt())
                .isEqualTo(4);
    }

    @Test
    void aTableMadeAgainIsEmpty() {
        insert(note("1", ""));
        defineTables();

        assertThat(stored()).isEqualTo("[]");
        assertThat(caller.get("/sandbox/catalyst/tables").json().findValuesAsText("table"))
                .contains("webhook_logs", "Notes");
    }

    @Test
    void oneTableIsMadeWithoutAnArrayAndInTheProjectItNames() {
        caller.post(
                "/sandbox/catalyst/tables",
                "{\"name\":\"t\",\"partition_key\":{\"column_name\":\"id\",\"data_type\":\"N\"},\"project_details\":{\"id\":\"4000000006007\"}}");

        assertThat(data(caller.get("/baas/v1/project/4000000006007/nosqltable")).findValuesAsText("name"))
                .containsExactly("t");
        assertThat(caller.get(BASE + "/t").status()).isEqualTo(404);
    }

    @Test
    void aResetBringsTheDefaultTablesBackEmpty() {
        caller.post(BASE + "/message_links/item", "[{\"item\":{\"message\":{\"S\":\"m\"}}}]");
        given("{}");

        assertThat(caller.get(NOTES).status()).isEqualTo(404);
        assertThat(caller.get("/sandbox/catalyst/items?table=message_links").text())
                .isEqualTo("[]");
    }

    @Test
    void theLedgerNamesTheTableAndTheWordButNoContents() {
        caller.with("User-Agent", "one");
        insert(note("secret", "\"a\":{\"S\":\"hidden\"}"));

        assertThat(lastLine().path("kind").asText()).isEqualTo("nosql_insert");
        assertThat(lastLine().path("record_id").asText()).isEqualTo("Notes");
        assertThat(lastLine().path("in_flight").asInt()).isEqualTo(1);
        assertThat(lastLine().path("user_agent").asText()).isEqualTo("one");
        insert("{}");
        assertThat(lastLine().path("error").asText()).isEqualTo("INVALID_KEY");
        assertThat(caller.get("/sandbox/ledger").text())
                .doesNotContain("secret")
                .doesNotContain("hidden");
        assertThat(caller.get("/sandbox/calls").text())
                .contains(
                        "{\"endpoint\":\"POST /nosqltable/{table}/item\",\"http_status\":400,\"code\":null,\"error\":\"INVALID_KEY\",\"count\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | ''",
                "[7] | [0]",
                "{\"name\":\"t\"} | partition_key.column_name",
                "{\"name\":\"\",\"partition_key\":{\"column_name\":\"a\",\"data_type\":\"S\"}} | name",
                "[{\"name\":\"t\",\"partition_key\":{\"column_name\":\"a\",\"data_type\":\"BOOL\"}}] | [0].partition_key.data_type",
                "{\"name\":\"t\",\"partition_key\":{\"column_name\":\"a\",\"data_type\":\"S\"},\"global_index\":[{\"name\":\"i\"}]} | global_index[0].partition_key.column_name",
                "{\"name\":\"t\",\"partition_key\":{\"column_name\":\"a\",\"data_type\":\"S\"},\"global_index\":[7]} | global_index[0].partition_key.column_name",
                "{\"name\":\"t\",\"partition_key\":{\"column_name\":\"a\",\"data_type\":\"S\"},\"global_index\":{}} | global_index",
                "{\"name\":\"t\",\"partition_key\":{\"column_name\":\"a\",\"data_type\":\"S\"},\"additional_sort_keys\":[1,2,3,4,5,6]} | additional_sort_keys"
            })
    void aTableThatCannotBeMadeIsRefusedByMember(String body, String member) {
        Reply reply = caller.post("/sandbox/catalyst/tables", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("member").asText()).isEqualTo(member);
        assertThat(caller.get(BASE + "/t").status()).isEqualTo(404);
    }

    @Test
    void aTableHasAtMost20Indexes() {
        String index = "{\"name\":\"i%d\",\"partition_key\":{\"column_name\":\"b\",\"data_type\":\"S\"}}";
        StringBuilder indexes = new StringBuilder(index.formatted(0));
        for (int number = 1; number < 20; number++) {
            indexes.append(',').append(index.formatted(number));
        }
        String table =
                "{\"name\":\"t\",\"partition_key\":{\"column_name\":\"a\",\"data_type\":\"S\"},\"global_index\":[%s]}";

        assertThat(caller.post("/sandbox/catalyst/tables", table.formatted(indexes))
                        .status())
                .isEqualTo(200);
        assertThat(caller.post("/sandbox/catalyst/tables", table.formatted(indexes + "," + index.formatted(20)))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"catalyst\":{\"outage\":\"yes\"}} | catalyst.outage",
                "{\"catalyst\":{\"error\":1}} | catalyst.error",
                "{\"catalyst\":{\"index_lag_ms\":-1}} | catalyst.index_lag_ms",
                "{\"catalyst\":7} | catalyst"
            })
    void aWrongMemberForCatalystIsNamed(String faults, String member) {
        assertThat(caller.post("/sandbox/faults", faults).json().path("member").asText())
                .isEqualTo(member);
    }
}
