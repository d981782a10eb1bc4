package dev.waybill.sandbox.conditions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.values.AttributePath;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.ValueReader;
import dev.waybill.sandbox.values.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conditions; what the grammar does not know is refused. Source: Catalyst NoSQL facts 1.10. */
public final class ConditionReader {

    private static final String FUNCTION = "function";
    private static final String GROUP = "group";
    private static final String PATH = "attribute_path";

    private ConditionReader() {}

    /** Reads the condition in this member; empty if the member is absent. */
    public static Optional<Condition> readOptional(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(read(node));
    }

    /** Reads a condition. */
    public static Condition read(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong("condition");
        }
        Condition condition = positive(object);
        JsonNode negate = object.path("negate");
        return switch (negate.asText("false")) {
            case "true" -> new Condition.Not(condition);
            case "false", "null" -> condition;
            default -> throw wrong("negate");
        };
    }

    private static Condition positive(ObjectNode object) {
        if (object.has(FUNCTION)) {
            return function(object.path(FUNCTION));
        }
        if (object.has(GROUP) || object.has("group_operator")) {
            return group(object);
        }
        if (!object.has("attribute") || !object.has("operator") || !object.has("value")) {
            throw wrong("condition");
        }
        Operator operator = Operator.of(object.path("operator").asText());
        AttributeValue operand = ValueReader.value(object.path("value"));
        operator.check(operand);
        return new Condition.Comparison(AttributePath.read(object.path("attribute")), operator, operand);
    }

    private static Condition group(ObjectNode object) {
        List<Condition> conditions = new ArrayList<>();
        object.path(GROUP).forEach(each -> conditions.add(read(each)));
        if (!(object.path(GROUP) instanceof ArrayNode) || conditions.isEmpty()) {
            throw wrong(GROUP);
        }
        return switch (object.path("group_operator").asText()) {
            case "AND" -> new Condition.Every(conditions);
            case "OR" -> new Condition.Any(conditions);
            default -> throw wrong("group_operator");
        };
    }

    private static Condition function(JsonNode function) {
        JsonNode arguments = function.path("args");
        String name = function.path("function_name").asText();
        int expected = name.equals("attribute_type") ? 2 : 1;
        if (!(arguments instanceof ArrayNode)
                || arguments.size() != expected
                || !arguments.path(0).has(PATH)) {
            throw wrong("args");
        }
        AttributePath path = AttributePath.read(arguments.path(0).path(PATH));
        return switch (name) {
            case "attribute_exists" -> new Condition.Exists(path);
            case "attribute_type" ->
                new Condition.HasType(path, type(arguments.path(1).path("S").asText()));
            default -> throw wrong("function_name");
        };
    }

    private static ValueType type(String name) {
        for (ValueType type : ValueType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw wrong("attribute_type");
    }

    private static BadInput wrong(String what) {
        return BadInput.value("Invalid input value for " + what);
    }
}
