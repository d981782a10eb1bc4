package dev.waybill.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store under test, and the few words in which the contracts speak of it. */
public abstract class StoreUnderTest {

    static final String QUEUE = "ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b";
    static final String OTHER_QUEUE = "0f0f0f0f-1d2c-4e5f-8a9b-0c1d2e3f4a5b";

    /** The store under test, empty before each test. */
    protected abstract StatusStore store();

    /** Where documents are appended to it. */
    protected abstract StatusSink sink();

    /** Closes the store and opens it again on what it kept. */
    protected abstract void restart();

    protected static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    final Appended append(StatusDocument... documents) {
        return got(sink().append(List.of(documents)));
    }

    final List<StatusDocument> all() {
        return found(null, Filter.all());
    }

    final long scanned(Map<String, ?> filter, int limit) {
        return got(store().find(query(null, FilterReader.read(filter), limit))).scanned();
    }

    final List<StatusEvent> history(String queueId) {
        return got(store().histories(List.of(queueId))).getOrDefault(queueId, List.of());
    }

    final List<StatusDocument> filtered(Map<String, ?> filter) {
        return found(null, FilterReader.read(filter));
    }

    final List<StatusDocument> found(@Nullable Instant since, Filter filter) {
        return got(store().find(query(since, filter, 10_000))).documents();
    }

    final List<StatusDocument> delivered() {
        return got(store().find(new DocumentQuery(DocumentCollection.DELIVERED_LOGS, null, Filter.all(), 10_000, null)))
                .documents();
    }

    final void assertCounts(long logs, long delivered) {
        StoreState state = got(store().state());
        assertThat(state.counts())
                .containsOnly(
                        Map.entry(DocumentCollection.WEBHOOK_LOGS, Count.exact(logs)),
                        Map.entry(DocumentCollection.DELIVERED_LOGS, Count.exact(delivered)));
    }

    static DocumentQuery query(@Nullable Instant since, Filter filter, int limit) {
        return new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, since, filter, limit, null);
    }

    static List<String> ids(List<StatusDocument> documents) {
        return documents.stream().map(d -> d.event().messageId()).toList();
    }
}
