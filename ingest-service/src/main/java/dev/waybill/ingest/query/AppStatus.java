package dev.waybill.ingest.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.ingest.webhook.UnreadLog;
import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.StoreState;
import dev.waybill.operator.view.CountView;
import java.time.Instant;
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
 * @param collections from name to name, as the older system shows them
 * @param recordCounts documents of each; empty while the store cannot serve
 * @param linkConflicts documents whose link was refused because their message has another queue id; absent while the
 *     store cannot serve
 * @param unreadable what callbacks held since the start that could not be read
 * @param features what is configured: ways to tell who posts, and the handshake; and what scripts of the older system
 *     look for
 */
record AppStatus(
        @JsonProperty("app_status") String appStatus,
        @JsonProperty("storage_mode") String storageMode,
        @JsonProperty("nosql_initialized") boolean initialized,
        @JsonProperty("nosql_collections") Map<String, String> collections,
        @JsonProperty("record_counts") Map<String, CountView> recordCounts,
        @JsonProperty("link_conflicts") @Nullable CountView linkConflicts,
        @JsonProperty("unreadable") List<UnreadView> unreadable,
        @JsonProperty("features") Map<String, Boolean> features) {

    static AppStatus running(StoreState state, List<UnreadView> unreadable, Map<String, Boolean> features) {
        Map<String, CountView> counts = new LinkedHashMap<>();
        for (DocumentCollection collection : DocumentCollection.values()) {
            counts.put(collection.label(), new CountView(state.counts().getOrDefault(collection, Count.exact(0))));
        }
        return new AppStatus(
                "running",
                state.kind(),
                true,
                labels(),
                counts,
                new CountView(state.linkConflicts()),
                unreadable,
                features);
    }

    static AppStatus degraded(String kind, List<UnreadView> unreadable, Map<String, Boolean> features) {
        return new AppStatus("degraded", kind, false, labels(), Map.of(), null, unreadable, features);
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (DocumentCollection collection : DocumentCollection.values()) {
            labels.put(collection.label(), collection.label());
        }
        return labels;
    }

    /**
     * Something in callbacks that could not be read.
     *
     * @param shape names of members, never values
     */
    record UnreadView(String reason, String shape, long count, Instant last) {

        static UnreadView of(UnreadLog.Shape seen) {
            return new UnreadView(seen.unread().reason(), seen.unread().shape(), seen.count(), seen.last());
        }
    }
}
