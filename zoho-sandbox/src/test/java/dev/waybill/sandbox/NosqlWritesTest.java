package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NosqlWritesTest extends NosqlTest {

    private static final String ABSENT = "\"condition\":{\"function\":{\"function_name\":\"attribute_exists\","
            + "\"args\":[{\"attribute_path\":[\"id\"]}]},\"negate\":true}";

    private Reply insertIfAbsent(String item) {
        return caller.post(NOTES + "/item", "[{\"item\":" + item + "," + ABSENT + "}]");
    }

    private Reply update(String id, String rest) {
        return caller.put(NOTES + "/item", "[{\"keys\":{\"id\":{\"S\":\"" + id + "\"}}," + rest + "}]");
    }

    private Reply delete(String id, String rest) {
        return caller.delete(NOTES + "/item", "[{\"keys\":{\"id\":{\"S\":\"" + id + "\"}}" + rest + "}]");
    }

    private static String put(String path, String value) {
        return "{\"operation_type\":\"PUT\",\"attribute_path\":[\"" + path + "\"],\"update_value\":" + value + "}";
    }

    private static String compute(String path, String function, String value) {
        return """
                {"operation_type":"PUT","attribute_path":["%s"],"update_function":{"function_name":"%s",\
                "args":[{"attribute_path":["%s"]},%s]}}""".formatted(path, function, path, value);
    }

    @Test
    void anInsertReplacesTheWholeItem() {
        assertThat(insert(note("1", "\"a\":{\"S\":\"x\"}")).text())
                .isEqualTo("{\"status\":\"success\",\"data\":{\"size\":30,\"create\":[{\"status\":\"Success\"}]}}");
        insert(note("1", "\"b\":{\"S\":\"y\"}"));

        assertThat(fetch("1").text())
                .isEqualTo(
                        "{\"status\":\"success\",\"data\":{\"size\":30,\"get\":[{\"item\":{\"id\":{\"S\":\"1\"},\"b\":{\"S\":\"y\"}}}]}}");
    }

    @Test
    void aConditionalInsertWinsOnceAndThenSaysCriteriaMismatch() {
        assertThat(insertIfAbsent(note("1", "")).text())
                .isEqualTo("{\"status\":\"success\",\"data\":{\"size\":16,\"create\":[{\"status\":\"Success\"}]}}");
        Reply second = insertIfAbsent(note("1", "\"late\":{\"BOOL\":true}"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text())
                .isEqualTo(
                        "{\"status\":\"success\",\"data\":{\"size\":0,\"create\":[{\"status\":\"CriteriaMismatch\"}]}}");
        assertThat(data(fetch("1")).toString()).doesNotContain("late");
    }

    @Test
    void anyConditionHoldsWhereThereIsNoItem() {
        String never = "\"condition\":{\"attribute\":\"ver\",\"operator\":\"equals\",\"value\":{\"N\":\"3\"}}";
        Reply reply = caller.post(NOTES + "/item", "[{\"item\":" + note("1", "") + "," + never + "}]");

        assertThat(data(reply).at("/create/0/status").asText()).isEqualTo("Success");
    }

    @Test
    void entriesAreJudgedOneByOne() {
        insert(note("1", ""));
        Reply reply = caller.post(
                NOTES + "/item",
                "[{\"item\":" + note("1", "") + "," + ABSENT + "},{\"item\":" + note("2", "") + "," + ABSENT + "}]");

        assertThat(data(reply))
                .hasToString("{\"size\":16,\"create\":[{\"status\":\"CriteriaMismatch\"},{\"status\":\"Success\"}]}");
        assertThat(data(fetch("2")).path("get")).hasSize(1);
    }

    @Test
    void valuesComeBackWithNumbersAndBooleansAsText() {
        insert("""
                {"id":{"S":"1"},"n":{"N":4960},"f":{"N":"-0.50"},"t":{"BOOL":true},"u":{"BOOL":"false"},"z":{"NULL":true},
                 "b":{"B":"aGk="},"l":{"L":[{"S":"x"},{"N":2}]},"m":{"M":{"k":{"S":"v"}}},"ss":{"SS":["p","q","p"]},
                 "sn":{"SN":["1",2]},"sb":{"SB":["aGk="]},"e":{"S":""}}""");

        assertThat(data(fetch("1")).at("/get/0/item"))
                .hasToString(
                        "{\"id\":{\"S\":\"1\"},\"n\":{\"N\":\"4960\"},\"f\":{\"N\":\"-0.50\"},\"t\":{\"BOOL\":\"true\"},"
                                + "\"u\":{\"BOOL\":\"false\"},\"z\":{\"NULL\":true},\"b\":{\"B\":\"aGk=\"},"
                                + "\"l\":{\"L\":[{\"S\":\"x\"},{\"N\":\"2\"}]},\"m\":{\"M\":{\"k\":{\"S\":\"v\"}}},"
                                + "\"ss\":{\"SS\":[\"p\",\"q\"]},\"sn\":{\"SN\":[\"1\",\"2\"]},\"sb\":{\"SB\":[\"aGk=\"]},"
                                + "\"e\":{\"S\":\"\"}}");
    }

    @Test
    void returnEchoesTheNewOrTheOldItem() {
        insert(note("1", "\"a\":{\"N\":\"1\"}"));

        assertThat(data(caller.post(NOTES + "/item", "[{\"item\":" + note("1", "") + ",\"return\":\"OLD\"}]"))
                        .at("/create/0"))
                .hasToString("{\"status\":\"Success\",\"old_item\":{\"id\":{\"S\":\"1\"},\"a\":{\"N\":\"1\"}}}");
        assertThat(data(update("1", "\"return\":\"NEW\",\"update_attributes\":[" + put("b", "{\"S\":\"x\"}") + "]"))
                        .at("/update/0"))
                .hasToString("{\"status\":\"Success\",\"item\":{\"id\":{\"S\":\"1\"},\"b\":{\"S\":\"x\"}}}");
        assertThat(data(delete("1", ",\"return\":\"OLD\"")).at("/delete/0"))
                .hasToString("{\"status\":\"Success\",\"old_item\":{\"id\":{\"S\":\"1\"},\"b\":{\"S\":\"x\"}}}");
    }

    @Test
    void anUpdateChangesWhatItNames() {
        insert(
                note(
                        "1",
                        "\"tries\":{\"N\":\"2\"},\"log\":{\"L\":[{\"S\":\"a\"}]},\"map\":{\"M\":{\"k\":{\"S\":\"v\"},\"x\":{\"S\":\"y\"}}},\"tmp\":{\"S\":\"t\"}"));
        String changes = String.join(
                ",",
                put("status", "{\"S\":\"DONE\"}"),
                compute("tries", "add", "{\"N\":\"1\"}"),
                compute("log", "append_list", "{\"L\":[{\"S\":\"b\"}]}"),
                compute("first", "if_not_exists", "{\"N\":\"9\"}"),
                "{\"operation_type\":\"PUT\",\"attribute_path\":[\"map\",\"k\"],\"update_value\":{\"BOOL\":true}}",
                "{\"operation_type\":\"DELETE\",\"attribute_path\":[\"map\",\"x\"]}",
                "{\"operation_type\":\"DELETE\",\"attribute_path\":[\"tmp\"]}",
                "{\"operation_type\":\"DELETE\",\"attribute_path\":[\"never\"]}");

        assertThat(data(update("1", "\"update_attributes\":[" + changes + "]")).at("/update"))
                .hasToString("[{\"status\":\"Success\"}]");
        assertThat(data(fetch("1")).at("/get/0/item"))
                .hasToString(
                        "{\"id\":{\"S\":\"1\"},\"tries\":{\"N\":\"3\"},\"log\":{\"L\":[{\"S\":\"a\"},{\"S\":\"b\"}]},"
                                + "\"map\":{\"M\":{\"k\":{\"BOOL\":\"true\"}}},\"status\":{\"S\":\"DONE\"},\"first\":{\"N\":\"9\"}}");
    }

    @Test
    void aStaleOrMissingItemIsAConditionMismatchForUpdateAndDelete() {
        insert(note("1", "\"ver\":{\"N\":\"3\"}"));
        String stale = "\"condition\":{\"attribute\":[\"ver\"],\"operator\":\"equals\",\"value\":{\"N\":\"2\"}}";
        String change = "\"update_attributes\":[" + put("a", "{\"S\":\"x\"}") + "]";

        for (Reply reply : new Reply[] {update("1", change + "," + stale), update("2", change)}) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(data(reply)).hasToString("{\"size\":0,\"update\":[{\"status\":\"ConditionMismatch\"}]}");
        }
        for (Reply reply : new Reply[] {delete("1", "," + stale), delete("2", "")}) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(data(reply)).hasToString("{\"size\":0,\"delete\":[{\"status\":\"ConditionMismatch\"}]}");
        }
        assertThat(data(fetch("2"))).hasToString("{\"size\":0}");
        assertThat(data(fetch("1")).at("/get/0/item")).hasToString("{\"id\":{\"S\":\"1\"},\"ver\":{\"N\":\"3\"}}");
    }

    @Test
    void aDeletedItemIsGone() {
        insert(note("1", ""));

        assertThat(data(delete("1", ""))).hasToString("{\"size\":16,\"delete\":[{\"status\":\"Success\"}]}");
        assertThat(fetch("1").text()).isEqualTo("{\"status\":\"success\",\"data\":{\"size\":0}}");
    }

    @Test
    void aCallTakes25EntriesAndAnItem400KB() {
        String many = IntStream.range(0, 26)
                .mapToObj(id -> "{\"item\":" + note(Integer.toString(id), "") + "}")
                .collect(Collectors.joining(",", "[", "]"));
        String large = note("1", "\"a\":{\"S\":\"" + "x".repeat(400 * 1024 - 29) + "\"}");

        assertThat(refusal(caller.post(NOTES + "/item", many))).isEqualTo("400/INVALID_INPUT");
        assertThat(refusal(insert(note("2", ""), large.replace("xx", "xxx")))).isEqualTo("400/INVALID_INPUT");
        assertThat(data(fetch("2"))).hasToString("{\"size\":0}");
        assertThat(data(insert(large)).path("size").asInt()).isEqualTo(400 * 1024);
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThat(insert("{\"ID\":{\"S\":\"1\"}}").text())
                .isEqualTo(
                        "{\"status\":\"failure\",\"data\":{\"message\":\"Mandatory Key id is missing in the item\",\"error_code\":\"INVALID_KEY\"}}");
        assertThat(refusal(caller.post(QUEUE + "/item", "[{\"item\":{\"pk\":{\"S\":\"a\"}}}]")))
                .isEqualTo("400/INVALID_KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "[[]]",
                "[]",
                "[7]",
                "[{}]",
                "[{\"item\":{\"id\":\"1\"}}]",
                "[{\"item\":{\"id\":{\"S\":1}}}]",
                "[{\"item\":{\"id\":{\"S\":\"1\",\"N\":\"1\"}}}]",
                "[{\"item\":{\"id\":{\"S\":\"1\"},\"a\":{\"NS\":[\"1\"]}}}]",
                "[{\"item\":{\"id\":{\"S\":\"1\"},\"a\":{\"N\":\"x\"}}}]",
                "[{\"item\":{\"id\":{\"S\":\"1\"},\"a\":{\"N\":1e999999999}}}]",
                "[{\"item\":{\"id\":{\"S\":\"1\"},\"a\":{\"B\":\"%\"}}}]",
                "[{\"item\":{\"id\":{\"S\":\"1\"}},\"return\":\"ALL\"}]",
                "[{\"item\":{\"id\":{\"S\":\"1\"}},\"condition\":{\"attribute\":\"a\",\"operator\":\"like\",\"value\":{\"S\":\"x\"}}}]",
                "[{\"item\":{\"id\":{\"S\":\"1\"}},\"condition\":{\"function\":{\"function_name\":\"attribute_not_exists\",\"args\":[{\"attribute_path\":[\"id\"]}]}}}]",
                "[{\"item\":{\"id\":{\"S\":\"1\"}},\"condition\":{\"group_operator\":\"XOR\",\"group\":[{\"attribute\":\"a\",\"operator\":\"equals\",\"value\":{\"S\":\"x\"}}]}}]"
            })
    void whatCannotBeReadIsInvalidInputAndChangesNothing(String body) {
        assertThat(refusal(caller.post(NOTES + "/item", body))).isEqualTo("400/INVALID_INPUT");
        assertThat(caller.get("/sandbox/catalyst/items?table=Notes").text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVALID_INPUT | {\"operation_type\":\"PUT\",\"attribute_path\":[\"id\"],\"update_value\":{\"S\":\"2\"}}",
                "INVALID_INPUT | {\"operation_type\":\"SET\",\"attribute_path\":[\"a\"],\"update_value\":{\"S\":\"2\"}}",
                "INVALID_INPUT | {\"operation_type\":\"PUT\",\"attribute_path\":[\"a\"]}",
                "INVALID_INPUT | {\"operation_type\":\"PUT\",\"attribute_path\":[],\"update_value\":{\"S\":\"2\"}}",
                "INVALID_INPUT | {\"operation_type\":\"PUT\",\"attribute_path\":[\"a\",\"b\"],\"update_value\":{\"S\":\"2\"}}",
                "INVALID_INPUT | {\"operation_type\":\"PUT\",\"attribute_path\":[\"a\"],\"update_function\":{\"function_name\":\"multiply\",\"args\":[{\"N\":\"1\"},{\"N\":\"1\"}]}}",
                "INVALID_INPUT | {\"operation_type\":\"PUT\",\"attribute_path\":[\"a\"],\"update_function\":{\"function_name\":\"add\",\"args\":[{\"attribute_path\":[\"a\"]},{\"N\":\"1\"}]}}"
            })
    void anUpdateThatCannotBeDoneChangesNothing(String code, String change) {
        insert(note("1", ""));

        assertThat(refusal(update("1", "\"update_attributes\":[" + change + "]")))
                .isEqualTo("400/" + code);
        assertThat(data(fetch("1")).at("/get/0/item")).hasToString("{\"id\":{\"S\":\"1\"}}");
    }

    @Test
    void keysOfAnUpdateAreOneObjectWithAllKeysAndNothingElse() {
        String change = ",\"update_attributes\":[" + put("a", "{\"S\":\"x\"}") + "]}]";

        assertThat(refusal(caller.put(NOTES + "/item", "[{\"keys\":[{\"id\":{\"S\":\"1\"}}]" + change)))
                .isEqualTo("400/INVALID_INPUT");
        assertThat(refusal(caller.put(NOTES + "/item", "[{\"keys\":{\"Id\":{\"S\":\"1\"}}" + change)))
                .isEqualTo("400/INVALID_KEY");
        assertThat(refusal(caller.put(NOTES + "/item", "[{\"keys\":{\"id\":{\"N\":\"1\"}}" + change)))
                .isEqualTo("400/INVALID_KEY");
        assertThat(refusal(caller.put(NOTES + "/item", "[{\"keys\":" + note("1", "\"b\":{\"S\":\"\"}") + change)))
                .isEqualTo("400/INVALID_KEY");
    }

    @Test
    void anIndexKeyOfAWrongTypeIsRefused() {
        String item = "[{\"item\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"1\"},\"%s\":{\"%s\":\"1\"}}}]";

        assertThat(refusal(caller.post(QUEUE + "/item", item.formatted("status", "N"))))
                .isEqualTo("400/INVALID_KEY");
        assertThat(refusal(caller.post(QUEUE + "/item", item.formatted("created", "S"))))
                .isEqualTo("400/INVALID_KEY");
        assertThat(caller.get("/sandbox/catalyst/items?table=Queue").text()).isEqualTo("[]");
    }

    @Test
    void anErrorThatOnlyExecutionShowsLeavesTheEntriesBeforeItDone() {
        insert(note("1", "\"n\":{\"N\":\"1\"}"), note("2", "\"n\":{\"S\":\"one\"}"));
        String entry = "{\"keys\":{\"id\":{\"S\":\"%s\"}},\"update_attributes\":["
                + compute("n", "subtract", "{\"N\":\"3\"}") + "]}";
        Reply reply = caller.put(NOTES + "/item", "[" + entry.formatted("1") + "," + entry.formatted("2") + "]");

        assertThat(refusal(reply)).isEqualTo("400/INVALID_INPUT");
        assertThat(data(fetch("1")).at("/get/0/item/n")).hasToString("{\"N\":\"-2\"}");
        assertThat(data(fetch("2")).at("/get/0/item/n")).hasToString("{\"S\":\"one\"}");
    }

    private static String refusal(Reply reply) {
        assertThat(reply.json().path("status").asText()).isEqualTo("failure");
        return reply.status() + "/" + data(reply).path("error_code").asText();
    }
}
