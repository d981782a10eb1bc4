package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.waybill.sandbox.conditions.ConditionReader;
import dev.waybill.sandbox.tables.Page;
import dev.waybill.sandbox.tables.Query;
import dev.waybill.sandbox.tables.Table;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.Projection;
import dev.waybill.sandbox.values.ValueReader;
import dev.waybill.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetch by key, and queries of a table or an index. Source: Catalyst NoSQL facts 1.7 to 1.9. */
final class Reads {

    /** Most keys of a fetch, and most items of an answer. Source: Catalyst NoSQL facts 1.14. */
    private static final int AT_MOST = 100;

    private Reads() {}

    static ObjectNode fetch(Table table, JsonNode body) {
        Members members = Members.of(body);
        JsonNode keys = members.get("keys");
        if (!(keys instanceof ArrayNode) || keys.isEmpty() || keys.size() > AT_MOST) {
            throw BadInput.value("Invalid input value for keys: 1 to " + AT_MOST + " are taken");
        }
        Projection projection = projection(members);
        boolean consistent = consistent(members);
        List<Attributes> wanted = new ArrayList<>();
        keys.forEach(key -> wanted.add(Keys.read(key, table)));
        return found(
                wanted.stream()
                        .flatMap(key -> table.find(key, consistent).stream())
                        .toList(),
                projection);
    }

    static ObjectNode query(Table table, JsonNode body) {
        Members members = Members.of(body);
        JsonNode additional = members.get("additional_sort_key");
        Page page = table.query(
                query(members), additional.isMissingNode() ? Optional.empty() : Optional.of(additional.asText()));
        return found(page, projection(members));
    }

    static ObjectNode queryIndex(Table table, String index, JsonNode body) {
        Members members = Members.of(body);
        Page page = table.queryIndex(index, query(members))
                .orElseThrow(() -> new NosqlRefusal(NosqlRefusals.noSuchIndex()));
        return found(page, projection(members));
    }

    private static Query query(Members members) {
        JsonNode keyCondition = members.get("key_condition");
        if (keyCondition.isMissingNode()) {
            throw BadInput.value("Mandatory key_condition is missing");
        }
        JsonNode startKey = members.get("start_key", "startKey");
        return new Query(
                keyCondition,
                ConditionReader.readOptional(members.get("other_condition")),
                members.flag(true, "forward_scan", "forwardScan"),
                limit(members.get("limit")),
                consistent(members),
                startKey.isMissingNode() ? Optional.empty() : Optional.of(ValueReader.attributes(startKey)));
    }

    private static int limit(JsonNode limit) {
        if (limit.isMissingNode()) {
            return AT_MOST;
        }
        if (!limit.isIntegralNumber() || limit.decimalValue().signum() <= 0) {
            throw BadInput.value("Invalid input value for limit");
        }
        return limit.canConvertToInt() ? Math.min(limit.intValue(), AT_MOST) : AT_MOST;
    }

    private static boolean consistent(Members members) {
        return members.flag(false, "consistent_read", "consistentRead");
    }

    private static Projection projection(Members members) {
        return Projection.read(members.get("required_attributes", "required_objects"));
    }

    private static ObjectNode found(Page page, Projection projection) {
        ObjectNode data = found(page.items(), projection);
        page.startKey().ifPresent(key -> data.set("start_key", key.content()));
        return data;
    }

    /** Nothing found has no {@code get} at all. */
    private static ObjectNode found(List<Attributes> items, Projection projection) {
        ArrayNode get = Json.array();
        int size = 0;
        for (Attributes item : items) {
            String content = Json.text(projection.of(item).content());
            size += content.getBytes(StandardCharsets.UTF_8).length;
            get.addObject().putRawValue("item", new RawValue(content));
        }
        ObjectNode data = Json.object().put("size", size);
        return get.isEmpty() ? data : data.set("get", get);
    }
}
