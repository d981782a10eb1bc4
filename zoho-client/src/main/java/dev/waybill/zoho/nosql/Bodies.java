package dev.waybill.zoho.nosql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.zoho.http.JsonBody;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bodies of requests. Source: Catalyst NoSQL facts 1.4 to 1.10. */
final class Bodies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Bodies() {}

    /** One entry of a write call's list. */
    static String entry(Write write) {
        ObjectNode entry = JSON.objectNode();
        switch (write) {
            case Write.Insert(Item item, Condition condition) -> {
                entry.set("item", AttributeJson.write(item));
                condition(entry, "condition", condition);
            }
            case Write.Update(Item key, List<Write.Change> changes, Condition condition) -> {
                entry.set("keys", AttributeJson.write(key));
                ArrayNode list = entry.putArray("update_attributes");
                changes.forEach(change -> list.add(change(change)));
                condition(entry, "condition", condition);
            }
            case Write.Delete(Item key, Condition condition) -> {
                entry.set("keys", AttributeJson.write(key));
                condition(entry, "condition", condition);
            }
        }
        return JsonBody.write(entry);
    }

    static String fetch(List<Item> keys, boolean consistent, List<String> attributes) {
        ObjectNode body = JSON.objectNode();
        ArrayNode list = body.putArray("keys");
        keys.forEach(key -> list.add(AttributeJson.write(key)));
        body.put("consistent_read", consistent);
        projection(body, attributes);
        return JsonBody.write(body);
    }

    static String query(NosqlQuery query) {
        ObjectNode body = JSON.objectNode();
        Condition keys = query.range() == null
                ? query.partition()
                : new Condition.All(List.of(query.partition(), query.range()));
        condition(body, "key_condition", keys);
        projection(body, query.attributes());
        body.put("forward_scan", query.forward());
        body.put("limit", query.limit());
        body.put("consistent_read", query.consistent());
        if (query.start() != null) {
            body.set("start_key", query.start().json());
        }
        return JsonBody.write(body);
    }

    private static ObjectNode change(Write.Change change) {
        ObjectNode node = JSON.objectNode();
        node.put("operation_type", change.value() == null ? "DELETE" : "PUT");
        node.putArray("attribute_path").add(change.attribute());
        if (change.value() != null) {
            node.set("update_value", AttributeJson.write(change.value()));
        }
        return node;
    }

    private static void condition(ObjectNode parent, String member, @Nullable Condition condition) {
        if (condition != null) {
            parent.set(member, condition(condition));
        }
    }

    private static ObjectNode condition(Condition condition) {
        ObjectNode node = JSON.objectNode();
        switch (condition) {
            case Condition.Exists(String attribute) -> {
                ObjectNode function = node.putObject("function");
                function.put("function_name", "attribute_exists");
                function.putArray("args").addObject().putArray("attribute_path").add(attribute);
            }
            case Condition.Compare(String attribute, Condition.Operator operator, AttributeValue value) -> {
                node.putArray("attribute").add(attribute);
                node.put("operator", operator.name().toLowerCase(Locale.ROOT));
                node.set("value", AttributeJson.write(value));
            }
            case Condition.All(List<Condition> parts) -> {
                node.put("group_operator", "AND");
                ArrayNode group = node.putArray("group");
                parts.forEach(part -> group.add(condition(part)));
            }
            case Condition.Not(Condition.Not(Condition part)) -> node.setAll(condition(part));
            case Condition.Not(Condition part) -> {
                node.setAll(condition(part));
                node.put("negate", true);
            }
        }
        return node;
    }

    private static void projection(ObjectNode body, List<String> attributes) {
        if (!attributes.isEmpty()) {
            ArrayNode list = body.putArray("required_attributes");
            attributes.forEach(attribute -> list.addArray().add(attribute));
        }
    }
}
