package dev.waybill.sandbox.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waybill.sandbox.wire.Json;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Adds to a definition what the console would: ids, project, times, people. Source: Catalyst NoSQL facts 1.11. */
final class MetadataTemplate {

    static final String PROJECT = "1";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM dd, yyyy hh:mm a", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final long FIRST_ID = 3_376_000_003_171_728L;

    private final InstantSource clock;
    private long nextId = FIRST_ID;

    MetadataTemplate(InstantSource clock) {
        this.clock = clock;
    }

    /** The definition with every member that the metadata call answers; those already there stay as they are. */
    ObjectNode fill(ObjectNode definition) {
        String now = TIME.format(clock.instant());
        JsonNode user = Json.object()
                .put("user_id", "1")
                .put("email_id", "sandbox@example.com")
                .put("first_name", "Sandbox")
                .put("last_name", "Owner")
                .put("user_type", "Admin")
                .put("is_confirmed", true);
        ObjectNode filled = definition.deepCopy();
        common(filled, "TABLE");
        absent(filled, "additional_sort_keys", Json.array());
        filled.put(
                "ttl_enabled",
                definition.hasNonNull("ttl_attribute")
                        && definition.path("ttl_enabled").asBoolean(true));
        absent(filled, "api_access", BooleanNode.FALSE);
        absent(filled, "project_details", project());
        absent(filled, "created_time", TextNode.valueOf(now));
        absent(filled, "modified_time", TextNode.valueOf(now));
        absent(filled, "created_by", user);
        absent(filled, "modified_by", user);
        absent(filled, "global_index", Json.array());
        for (JsonNode index : filled.path("global_index")) {
            if (index instanceof ObjectNode object) {
                common(object, "GLOBAL_INDEX");
                absent(object, "projected_attributes", Json.object().put("type", "all"));
            }
        }
        return filled;
    }

    private void common(ObjectNode node, String type) {
        if (!node.path("id").isTextual()) {
            node.put("id", Long.toString(nextId++));
        }
        absent(node, "type", TextNode.valueOf(type));
        absent(node, "status", TextNode.valueOf("ONLINE"));
    }

    private static ObjectNode project() {
        return Json.object().put("id", PROJECT).put("project_name", "sandbox").put("project_type", "Live");
    }

    private static void absent(ObjectNode node, String member, JsonNode value) {
        if (!node.hasNonNull(member)) {
            node.set(member, value);
        }
    }
}
