package dev.waybill.sandbox.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;
import java.util.List;

/** The metadata with figures that are counted only now and then. Source: Catalyst NoSQL facts 1.11. */
final class Metrics {

    private static final String METRICS = "metrics";

    private final ObjectNode metadata;

    /** Nothing counted yet. */
    Metrics(ObjectNode template) {
        metadata = template.deepCopy();
        metadata.set(METRICS, Json.object().put("size", 0).put("row_count", 0));
        metadata.path("global_index").forEach(index -> rows(index, 0));
    }

    /** New figures: of the table, and the rows of each index. */
    void measured(Ordering table, List<Integer> indexRows) {
        long bytes = table.all().mapToLong(StoredItem::size).sum();
        metadata.set(METRICS, Json.object().put("size", bytes).put("row_count", table.size()));
        for (int index = 0; index < indexRows.size(); index++) {
            rows(metadata.path("global_index").path(index), indexRows.get(index));
        }
    }

    ObjectNode metadata() {
        return metadata.deepCopy();
    }

    /** Indexes tell no size. */
    private static void rows(JsonNode index, int rows) {
        ((ObjectNode) index).set(METRICS, Json.object().putNull("size").put("row_count", rows));
    }
}
