package dev.waybill.ingest.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads documents from the store and writes them as JSON, a page or all. */
@Singleton
final class Documents {

    /** Documents in memory at one moment while all are streamed. */
    private static final int STREAM_PAGE = 250;

    private final StatusStore store;
    private final ObjectMapper json;

    Documents(StatusStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /** A page as it leaves the API; {@code scanned} tells how many documents were looked at to find it. */
    record Page(
            int count,
            List<Map<String, @Nullable Object>> records,
            @JsonProperty("next_cursor") @Nullable String nextCursor,
            long scanned) {}

    /** One page as JSON. Written on a worker: ten thousand documents would hold up the event loop. */
    Uni<byte[]> page(DocumentQuery query) {
        return store.find(query)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(page -> bytes(new Page(
                        page.documents().size(),
                        page.documents().stream().map(DocumentJson::of).toList(),
                        page.nextCursor(),
                        page.scanned())))
                .onFailure()
                .transform(QueryFailures::told);
    }

    /**
     * All documents from the query's cursor on, one by one. A page is read when the documents of the page before have
     * been taken.
     */
    Multi<Map<String, @Nullable Object>> all(DocumentQuery query) {
        DocumentQuery first = new DocumentQuery(
                query.collection(),
                query.receivedSince(),
                query.filter(),
                Math.min(query.limit(), STREAM_PAGE),
                query.cursor());
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(first),
                        next -> store.find(next.get()).invoke(page -> next.set(first.after(page.nextCursor()))))
                .whilst(page -> page.nextCursor() != null)
                .onFailure()
                .invoke(Documents::tellOfItsEnd)
                .concatMap(Documents::each)
                .map(DocumentJson::of)
                .onFailure()
                .transform(QueryFailures::told);
    }

    /** Its reader sees no more than a connection that ends. */
    private static void tellOfItsEnd(Throwable failure) {
        Log.errorf(
                "A stream of documents could not be read to its end: %s",
                failure instanceof StoreUnavailableException
                        ? failure.getMessage()
                        : failure.getClass().getName());
    }

    private static Multi<StatusDocument> each(DocumentPage page) {
        return Multi.createFrom().iterable(page.documents());
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text can be written", e);
        }
    }
}
