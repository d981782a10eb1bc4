package dev.waybill.ingest.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.StoreState;
import dev.waybill.operator.view.CountView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the service is, for anyone: no secrets, no numbers of people.
 *
 * @param appStatus {@code running}, or {@code degraded} while the store cannot serve
 * @param storageMode the kind of store
 * @param initialized whether the store answers
 * @param collections their names
 * @param recordCounts documents of each; empty while the store cannot serve
 * @param linkConflicts documents whose link was refused because their message has another queue id; absent while the
 *     store cannot serve
 * @param features what is configured: ways to tell who posts, and the handshake
 */
record AppStatus(
        @JsonProperty("app_status") String appStatus,
        @JsonProperty("storage_mode") String storageMode,
        @JsonProperty("nosql_initialized") boolean initialized,
        @JsonProperty("nosql_collections") List<String> collections,
        @JsonProperty("record_counts") Map<String, CountView> recordCounts,
        @JsonProperty("link_conflicts") @Nullable CountView linkConflicts,
        @JsonProperty("features") Map<String, Boolean> features) {

    static AppStatus running(StoreState state, Map<String, Boolean> features) {
        Map<String, CountView> counts = new LinkedHashMap<>();
        for (DocumentCollection collection : DocumentCollection.values()) {
            counts.put(collection.label(), new CountView(state.counts().getOrDefault(collection, Count.exact(0))));
        }
        return new AppStatus(
                "running", state.kind(), true, labels(), counts, new CountView(state.linkConflicts()), features);
    }

    static AppStatus degraded(String kind, Map<String, Boolean> features) {
        return new AppStatus("degraded", kind, false, labels(), Map.of(), null, features);
    }

    private static List<String> labels() {
        return Arrays.stream(DocumentCollection.values())
                .map(DocumentCollection::label)
                .toList();
    }
}
