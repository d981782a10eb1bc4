package dev.waybill.zoho.nosql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.JsonBody;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeJsonTest {

    @Test
    void everyTypeIsWrittenAsTheServicesOwnClientDoesAndReadBack() {
        Item item = new Item(Map.of(
                "s", AttributeValue.of("\"é\" 🙂"),
                "n", AttributeValue.of(9_007_199_254_740_991L),
                "b", AttributeValue.of("hi".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                "bool", AttributeValue.of(false),
                "nul", new AttributeValue.Null(),
                "l", new AttributeValue.Listing(List.of(AttributeValue.of("x"), AttributeValue.of(2))),
                "m", new AttributeValue.Mapping(Map.of("k", AttributeValue.of("v"))),
                "ss", new AttributeValue.TextSet(Set.of("p")),
                "sn", new AttributeValue.NumberSet(Set.of(new BigDecimal("1.50"))),
                "sb", new AttributeValue.BinarySet(List.of(new AttributeValue.Binary(new byte[] {0, -1})))));

        JsonNode json = AttributeJson.write(item);

        assertThat(json.get("s")).hasToString("{\"S\":\"\\\"é\\\" 🙂\"}");
        assertThat(json.get("n")).hasToString("{\"N\":\"9007199254740991\"}");
        assertThat(json.get("b")).hasToString("{\"B\":\"aGk=\"}");
        assertThat(json.get("bool")).hasToString("{\"BOOL\":\"false\"}");
        assertThat(json.get("nul")).hasToString("{\"NULL\":true}");
        assertThat(json.get("l")).hasToString("{\"L\":[{\"S\":\"x\"},{\"N\":\"2\"}]}");
        assertThat(json.get("m")).hasToString("{\"M\":{\"k\":{\"S\":\"v\"}}}");
        assertThat(json.get("ss")).hasToString("{\"SS\":[\"p\"]}");
        assertThat(json.get("sn")).hasToString("{\"SN\":[\"1.50\"]}");
        assertThat(json.get("sb")).hasToString("{\"SB\":[\"AP8=\"]}");
        assertThat(AttributeJson.item(json)).isEqualTo(item);
    }

    @Test
    void numbersAndBooleansReadAlikeAsTextAndBare() {
        Item text = item("{\"n\":{\"N\":\"4960\"},\"b\":{\"BOOL\":\"true\"}}");
        Item bare = item("{\"n\":{\"N\":4960},\"b\":{\"BOOL\":true}}");

        assertThat(bare).isEqualTo(text);
        assertThat(bare.number("n")).hasValue(4960);
        assertThat(bare.isTrue("b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"a\":{}}",
                "{\"a\":{\"X\":1}}",
                "{\"a\":{\"S\":1}}",
                "{\"a\":{\"N\":\"x\"}}",
                "{\"a\":{\"B\":\"*\"}}",
                "{\"a\":{\"L\":{}}}"
            })
    void whatIsNoTypedValueIsRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> item(json));
    }

    private static Item item(String json) {
        return AttributeJson.item(JsonBody.object(new HttpAnswer(200, Map.of(), Buffer.buffer(json)))
                .orElseThrow());
    }
}
