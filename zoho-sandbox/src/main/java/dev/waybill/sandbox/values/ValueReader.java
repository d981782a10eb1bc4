package dev.waybill.sandbox.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads typed values, with numbers and booleans as text or bare. Source: Catalyst NoSQL facts 1.3. */
public final class ValueReader {

    private ValueReader() {}

    /** Reads names and typed values; refused if this is not an object of them. */
    public static Attributes attributes(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong("item");
        }
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return new Attributes(members);
    }

    /** Reads one typed value: an object with one member, the name of the type. */
    public static AttributeValue value(JsonNode node) {
        if (!(node instanceof ObjectNode object) || object.size() != 1) {
            throw wrong("item");
        }
        Map.Entry<String, JsonNode> only = object.properties().iterator().next();
        JsonNode content = only.getValue();
        return switch (only.getKey()) {
            case "S" -> new AttributeValue.Text(text(content, "S"));
            case "N" -> number(content);
            case "BOOL" -> new AttributeValue.Truth(truth(content, "BOOL"));
            case "NULL" -> nothing(content);
            case "B" -> binary(content, "B");
            case "L" -> new AttributeValue.Sequence(list(content));
            case "M" -> attributes(content);
            case "SS" -> set(ValueType.SS, content);
            case "SN" -> set(ValueType.SN, content);
            case "SB" -> set(ValueType.SB, content);
            default -> throw BadInput.value("Invalid data type " + only.getKey());
        };
    }

    private static String text(JsonNode content, String type) {
        if (!content.isTextual()) {
            throw wrong(type);
        }
        return content.asText();
    }

    private static NumberValue number(JsonNode content) {
        if (content.isNumber()) {
            return NumberValue.of(content.decimalValue());
        }
        return NumberValue.of(text(content, "N"));
    }

    private static boolean truth(JsonNode content, String type) {
        return switch (content.asText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(type);
        };
    }

    private static AttributeValue nothing(JsonNode content) {
        if (!truth(content, "NULL")) {
            throw wrong("NULL");
        }
        return new AttributeValue.Nothing();
    }

    private static AttributeValue.Binary binary(JsonNode content, String type) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text(content, type));
            return new AttributeValue.Binary(Base64.getEncoder().encodeToString(bytes));
        } catch (IllegalArgumentException notBase64) {
            throw wrong(type);
        }
    }

    private static List<AttributeValue> list(JsonNode content) {
        List<AttributeValue> elements = new ArrayList<>();
        array(content, "L").forEach(element -> elements.add(value(element)));
        return elements;
    }

    private static AttributeValue.Elements set(ValueType type, JsonNode content) {
        LinkedHashSet<AttributeValue> elements = new LinkedHashSet<>();
        for (JsonNode element : array(content, type.name())) {
            elements.add(
                    switch (type) {
                        case SN -> number(element);
                        case SB -> binary(element, "SB");
                        default -> new AttributeValue.Text(text(element, "SS"));
                    });
        }
        return new AttributeValue.Elements(type, elements);
    }

    private static ArrayNode array(JsonNode content, String type) {
        if (content instanceof ArrayNode array) {
            return array;
        }
        throw wrong(type);
    }

    private static BadInput wrong(String what) {
        return BadInput.value("Invalid input value for " + what);
    }
}
