package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NosqlReadsTest extends NosqlTest {

    private static final String SORT =
            "{\"key_condition\":{\"group_operator\":\"AND\",\"group\":[{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}},"
                    + "{\"attribute\":[\"sk\"],\"operator\":\"%s\",\"value\":%s}]}%s}";

    private List<Integer> sorted(String operator, String value) {
        return numbers(caller.post(QUEUE + "/item/query", SORT.formatted(operator, value, "")));
    }

    @Test
    void fetchAnswersTheItemsThatAreThere() {
        insert(
                note("1", "\"map\":{\"M\":{\"k\":{\"S\":\"v\"},\"x\":{\"S\":\"y\"}}}"),
                note("2", "\"a\":{\"S\":\"b\"}"));
        String body = "{\"keys\":[{\"id\":{\"S\":\"2\"}},{\"id\":{\"S\":\"9\"}},{\"id\":{\"S\":\"1\"}}],"
                + "\"required_attributes\":[[\"map\",\"k\"],[\"a\"]]}";
        String expected =
                "{\"status\":\"success\",\"data\":{\"size\":44,\"get\":[{\"item\":{\"a\":{\"S\":\"b\"}}},{\"item\":{\"map\":{\"M\":{\"k\":{\"S\":\"v\"}}}}}]}}";

        assertThat(caller.post(NOTES + "/item/fetch", body).text()).isEqualTo(expected);
        assertThat(caller.getWithBody(NOTES + "/item/fetch", body).text()).isEqualTo(expected);
        assertThat(caller.post(NOTES + "/item/fetch", body.replace("required_attributes", "required_objects"))
                        .text())
                .isEqualTo(expected);
    }

    @Test
    void nothingFoundHasNoGetAtAll() {
        assertThat(fetch("1").text()).isEqualTo("{\"status\":\"success\",\"data\":{\"size\":0}}");
        assertThat(query("").text()).isEqualTo("{\"status\":\"success\",\"data\":{\"size\":0}}");
        assertThat(queryIndex("ByStatus", "x", "").text()).isEqualTo("{\"status\":\"success\",\"data\":{\"size\":0}}");
    }

    @Test
    void aFetchTakes100Keys() {
        String keys = IntStream.range(0, 101)
                .mapToObj(id -> "{\"id\":{\"S\":\"" + id + "\"}}")
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));

        assertThat(caller.post(NOTES + "/item/fetch", keys).status()).isEqualTo(400);
        assertThat(caller.post(NOTES + "/item/fetch", keys.replace(",{\"id\":{\"S\":\"100\"}}", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPartitionIsReadInTheOrderOfItsNumbersOrBackwards() {
        fill(12);

        assertThat(numbers(query(""))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(numbers(query(",\"forward_scan\":false,\"limit\":3"))).containsExactly(12, 11, 10);
        assertThat(numbers(query(",\"forwardScan\":false,\"limit\":3"))).containsExactly(12, 11, 10);
    }

    @Test
    void theSortKeyCanBeNarrowedDown() {
        fill(12);

        assertThat(sorted("equals", "{\"N\":\"10.0\"}")).containsExactly(10);
        assertThat(sorted("greater_than", "{\"N\":10}")).containsExactly(11, 12);
        assertThat(sorted("greater_equal", "{\"N\":10}")).containsExactly(10, 11, 12);
        assertThat(sorted("less_than", "{\"N\":3}")).containsExactly(1, 2);
        assertThat(sorted("less_equal", "{\"N\":3}")).containsExactly(1, 2, 3);
        assertThat(sorted("between", "{\"L\":[{\"N\":\"9\"},{\"N\":\"11\"}]}")).containsExactly(9, 10, 11);
        assertThat(sorted("between", "{\"SN\":[\"9\",\"11\"]}")).containsExactly(9, 10, 11);
        assertThat(sorted("between", "{\"L\":[{\"N\":\"11\"},{\"N\":\"9\"}]}")).isEmpty();
    }

    @Test
    void anAnswerNeverHasMoreThan100Items() {
        fill(101);
        Reply first = query(",\"limit\":5000");

        assertThat(numbers(first)).hasSize(100);
        assertThat(data(first).path("start_key")).hasToString("{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"100\"}}");
        Reply second = query(",\"start_key\":" + data(first).path("start_key"));
        assertThat(numbers(second)).containsExactly(101);
        assertThat(data(second).has("start_key")).isFalse();
    }

    @Test
    void noStartKeyIsGivenWhereThePageEndsWithTheLastItem() {
        fill(4);

        assertThat(data(query(",\"limit\":4")).has("start_key")).isFalse();
        assertThat(data(query(",\"limit\":3")).has("start_key")).isTrue();
    }

    @Test
    void theLimitCountsBeforeTheFilterSoThatAPageMayBeEmptyAndGoOn() {
        fill(3);
        String odd =
                ",\"other_condition\":{\"attribute\":\"status\",\"operator\":\"equals\",\"value\":{\"S\":\"even\"}}";
        Reply first = query(odd + ",\"limit\":1");

        assertThat(data(first)).hasToString("{\"size\":0,\"start_key\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"1\"}}}");
        assertThat(numbers(
                        query(odd + ",\"limit\":1,\"startKey\":" + data(first).path("start_key"))))
                .containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "7, true", "100, false"})
    void pagesOfAnIndexHoldEveryItemOnce(int limit, boolean forward) {
        fill(30);
        List<Integer> found = new ArrayList<>();
        String next = "";
        do {
            Reply page = queryIndex("ByStatus", "even", ",\"limit\":" + limit + ",\"forward_scan\":" + forward + next);
            found.addAll(numbers(page));
            JsonNode startKey = data(page).path("start_key");
            next = startKey.isMissingNode() ? "" : ",\"start_key\":" + startKey;
        } while (!next.isEmpty());

        List<Integer> expected = new ArrayList<>(
                IntStream.rangeClosed(1, 15).map(half -> 2 * half).boxed().toList());
        if (forward) {
            Collections.reverse(expected);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void theStartKeyOfAnIndexHoldsItsKeysAndThoseOfTheTable() {
        fill(4);

        assertThat(data(queryIndex("78", "even", ",\"limit\":1")).path("start_key"))
                .hasToString(
                        "{\"status\":{\"S\":\"even\"},\"created\":{\"N\":\"996\"},\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"4\"}}");
    }

    @Test
    void anItemIsInAnIndexOnlyWithTheIndexKey() {
        fill(2);
        caller.put(
                QUEUE + "/item",
                "[{\"keys\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"2\"}},\"update_attributes\":[{\"operation_type\":\"DELETE\",\"attribute_path\":[\"status\"]}]}]");

        assertThat(data(queryIndex("ByStatus", "even", ""))).hasToString("{\"size\":0}");
        assertThat(numbers(queryIndex("ByStatus", "odd", ""))).containsExactly(1);
        caller.put(
                QUEUE + "/item",
                "[{\"keys\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"2\"}},\"update_attributes\":[{\"operation_type\":\"PUT\",\"attribute_path\":[\"status\"],\"update_value\":{\"S\":\"odd\"}}]}]");
        assertThat(numbers(queryIndex("ByStatus", "odd", ""))).containsExactly(2, 1);
    }

    @Test
    void anIndexShowsWhatItProjects() {
        fill(2);

        assertThat(data(queryIndex("KeysOnly", "even", "")).at("/get/0/item"))
                .hasToString(
                        "{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"2\"},\"status\":{\"S\":\"even\"},\"created\":{\"N\":\"998\"}}");
        assertThat(data(queryIndex("Include", "even", "")).at("/get/0/item"))
                .hasToString(
                        "{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"2\"},\"status\":{\"S\":\"even\"},\"note\":{\"S\":\"n2\"}}");
    }

    @Test
    void anAdditionalSortKeyOrdersInsteadOfTheSortKey() {
        fill(4);
        String body =
                "{\"additional_sort_key\":\"created\",\"key_condition\":{\"group_operator\":\"AND\",\"group\":[{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}},{\"attribute\":\"created\",\"operator\":\"between\",\"value\":{\"L\":[{\"N\":\"996\"},{\"N\":\"998\"}]}}]}}";

        assertThat(numbers(caller.post(QUEUE + "/item/query", body))).containsExactly(4, 3, 2);
        assertThat(caller.post(QUEUE + "/item/query", body.replace("\"created\",\"key", "\"other\",\"key"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherOperatorOnThePartitionKeyIsRefused() {
        Reply reply = caller.post(
                QUEUE + "/item/query",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"begins_with\",\"value\":{\"S\":\"a\"}}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(data(reply).path("message").asText()).isEqualTo("PartitionKey operator must be equal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"key_condition\":{\"attribute\":\"note\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}}}",
                "{\"key_condition\":{\"attribute\":\"PK\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}}}",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"N\":\"1\"}}}",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"},\"negate\":true}}",
                "{\"key_condition\":{\"group_operator\":\"OR\",\"group\":[{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}}]}}",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}},\"limit\":0}",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}},\"limit\":\"5\"}",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}},\"forward_scan\":\"up\"}",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}},\"start_key\":{\"pk\":{\"S\":\"a\"}}}",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}},\"start_key\":{\"pk\":{\"S\":\"b\"},\"sk\":{\"N\":\"1\"}}}",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}},\"required_attributes\":\"sk\"}"
            })
    void aQueryThatCannotBeReadIsRefused(String body) {
        assertThat(caller.post(QUEUE + "/item/query", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains", "in", "not_equals", "begins_with"})
    void theSortKeyTakesSevenOperatorsThatFitItsType(String operator) {
        assertThat(caller.post(QUEUE + "/item/query", SORT.formatted(operator, "{\"S\":\"x\"}", ""))
                        .status())
                .isEqualTo(400);
    }
}
