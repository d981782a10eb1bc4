package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waybill.sandbox.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A record: its ID and its fields. Numbers and decisions are kept as the text that Creator shows; lists and objects as
 * they were given; an empty field is an empty text. Source: Zoho Creator facts 1.5.
 */
final class CreatorRecord {

    static final String ID = "ID";
    static final String STATUS = "Status";

    private final long id;
    private final Map<String, JsonNode> fields = new LinkedHashMap<>();

    CreatorRecord(long id) {
        this.id = id;
    }

    long number() {
        return id;
    }

    String id() {
        return Long.toString(id);
    }

    String status() {
        return text(STATUS);
    }

    void set(String field, JsonNode value) {
        if (value.isNull()) {
            fields.put(field, TextNode.valueOf(""));
        } else {
            fields.put(field, value.isValueNode() ? TextNode.valueOf(value.asText()) : value);
        }
    }

    /** The field's text for criteria; {@code Name.last_name} reaches into an object. */
    String text(String field) {
        if (field.equals(ID)) {
            return id();
        }
        int dot = field.indexOf('.');
        JsonNode value = value(dot < 0 ? field : field.substring(0, dot));
        return dot < 0 ? shown(value) : shown(value.path(field.substring(dot + 1)));
    }

    /** The value as it is answered. */
    JsonNode value(String field) {
        return fields.getOrDefault(field, TextNode.valueOf(""));
    }

    /** The record with these fields besides its ID. */
    ObjectNode show(Iterable<String> names, boolean idAsNumber) {
        ObjectNode shown = Json.object();
        if (idAsNumber) {
            shown.put(ID, id);
        } else {
            shown.put(ID, id());
        }
        for (String name : names) {
            if (!name.equals(ID)) {
                shown.set(name, value(name));
            }
        }
        return shown;
    }

    private static String shown(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(CreatorRecord::shown)
                    .collect(Collectors.joining(","));
        }
        return value.isObject() ? value.path("zc_display_value").asText() : value.asText();
    }
}
