package dev.waybill.zoho.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waybill.zoho.nosql.AttributeValue.Binary;
import dev.waybill.zoho.nosql.AttributeValue.BinarySet;
import dev.waybill.zoho.nosql.AttributeValue.Bool;
import dev.waybill.zoho.nosql.AttributeValue.Listing;
import dev.waybill.zoho.nosql.AttributeValue.Mapping;
import dev.waybill.zoho.nosql.AttributeValue.Null;
import dev.waybill.zoho.nosql.AttributeValue.Number;
import dev.waybill.zoho.nosql.AttributeValue.NumberSet;
import dev.waybill.zoho.nosql.AttributeValue.Text;
import dev.waybill.zoho.nosql.AttributeValue.TextSet;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Values as "custom JSON", both ways. Numbers and booleans are written as text, as the service's own client does, and
 * read as text or bare. Source: Catalyst NoSQL facts 1.3.
 */
final class AttributeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AttributeJson() {}

    static ObjectNode write(Item item) {
        ObjectNode object = JSON.objectNode();
        item.attributes().forEach((name, value) -> object.set(name, write(value)));
        return object;
    }

    static ObjectNode write(AttributeValue value) {
        return switch (value) {
            case Text(String text) -> typed("S", TextNode.valueOf(text));
            case Number(BigDecimal number) -> typed("N", text(number));
            case Bool(boolean bool) -> typed("BOOL", TextNode.valueOf(Boolean.toString(bool)));
            case Null() -> typed("NULL", BooleanNode.TRUE);
            case Binary binary -> typed("B", text(binary));
            case Listing(List<AttributeValue> values) -> typed("L", array(values, AttributeJson::write));
            case Mapping(Map<String, AttributeValue> values) -> typed("M", write(new Item(values)));
            case TextSet set -> typed("SS", array(set.values(), TextNode::valueOf));
            case NumberSet set -> typed("SN", array(set.values(), AttributeJson::text));
            case BinarySet set -> typed("SB", array(set.values(), AttributeJson::text));
        };
    }

    /** @throws IllegalArgumentException if it is no item */
    static Item item(JsonNode node) {
        require(node.isObject(), "an item");
        Map<String, AttributeValue> attributes = new HashMap<>();
        node.properties().forEach(member -> attributes.put(member.getKey(), read(member.getValue())));
        return new Item(attributes);
    }

    /** @throws IllegalArgumentException if it is no typed value */
    static AttributeValue read(JsonNode node) {
        require(node.isObject() && node.size() == 1, "a typed value");
        Map.Entry<String, JsonNode> member = node.properties().iterator().next();
        JsonNode value = member.getValue();
        return switch (member.getKey()) {
            case "S" -> new Text(text(value));
            case "N" -> new Number(number(value));
            case "BOOL" -> new Bool(value.isBoolean() ? value.booleanValue() : "true".equals(text(value)));
            case "NULL" -> new Null();
            case "B" -> binary(value);
            case "L" -> new Listing(elements(value).map(AttributeJson::read).toList());
            case "M" -> new Mapping(item(value).attributes());
            case "SS" -> new TextSet(elements(value).map(AttributeJson::text).collect(Collectors.toSet()));
            case "SN" ->
                new NumberSet(elements(value).map(AttributeJson::number).collect(Collectors.toSet()));
            case "SB" ->
                new BinarySet(elements(value).map(AttributeJson::binary).toList());
            default -> throw new IllegalArgumentException("not a known type");
        };
    }

    private static ObjectNode typed(String type, JsonNode value) {
        return JSON.objectNode().set(type, value);
    }

    private static <T> ArrayNode array(Collection<T> values, Function<T, ? extends JsonNode> form) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(form.apply(value)));
        return array;
    }

    private static TextNode text(BigDecimal number) {
        return TextNode.valueOf(number.toPlainString());
    }

    private static TextNode text(Binary binary) {
        return TextNode.valueOf(Base64.getEncoder().encodeToString(binary.value()));
    }

    private static String text(JsonNode node) {
        require(node.isTextual(), "text");
        return node.textValue();
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : new BigDecimal(text(node).strip());
    }

    private static Binary binary(JsonNode node) {
        return new Binary(Base64.getDecoder().decode(text(node)));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        require(array.isArray(), "a list");
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException("not " + what);
        }
    }
}
