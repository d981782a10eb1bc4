package dev.waybill.ingest.query;

import com.fasterxml.jackson.core.JsonGenerator;
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
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** Reads documents from the store and writes them as JSON, a page or all. */
@Singleton
final class Documents {

    /** Documents of a page that is read for a stream. Two pages are in memory: one is read while one is written. */
    private static final int STREAM_PAGE = 250;

    private static final int PAGES_AHEAD = 1;
    private static final int PIECES_AHEAD = 1;

    private final StatusStore store;

    Documents(StatusStore store) {
        this.store = store;
    }

    /** One page as JSON. Written on a worker: ten thousand documents would hold up the event loop. */
    Uni<byte[]> page(DocumentQuery query) {
        return store.find(query)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(page -> JsonBytes.of(out -> write(page, out)))
                .onFailure()
                .transform(QueryFailures::translate);
    }

    /**
     * All documents from the query's cursor on, as pieces of many lines each; see {@link DocumentLines}. Pages and
     * pieces are read and written on workers, one of each ahead of what the caller has taken.
     */
    Multi<byte[]> all(DocumentQuery query) {
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
                .emitOn(Infrastructure.getDefaultWorkerPool(), PAGES_AHEAD)
                .concatMap(page -> DocumentLines.of(page.documents()))
                .emitOn(Infrastructure.getDefaultWorkerPool(), PIECES_AHEAD)
                .onFailure()
                .transform(QueryFailures::translate);
    }

    /** Its reader sees no more than a connection that ends. */
    static void tellOfItsEnd(Throwable failure) {
        Log.errorf(
                "A stream of documents could not be read to its end: %s",
                failure instanceof StoreUnavailableException
                        ? failure.getMessage()
                        : failure.getClass().getName());
    }

    /** A page as it leaves the API; {@code scanned} tells how many documents were looked at to find it. */
    private static void write(DocumentPage page, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("count", page.documents().size());
        out.writeArrayFieldStart("records");
        for (StatusDocument document : page.documents()) {
            DocumentJson.write(document, out);
        }
        out.writeEndArray();
        out.writeStringField("next_cursor", page.nextCursor());
        out.writeNumberField("scanned", page.scanned());
        out.writeEndObject();
    }
}
