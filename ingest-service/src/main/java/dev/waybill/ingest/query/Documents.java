package dev.waybill.ingest.query;

import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/** Reads documents from the store and writes them as JSON, a page or all. */
@Singleton
final class Documents {

    /** Documents of a page that is read for a stream. Two pages are in memory: one is read while one is written. */
    private static final int STREAM_PAGE = 250;

    private final StatusStore store;

    Documents(StatusStore store) {
        this.store = store;
    }

    /** One page as JSON. */
    Multi<byte[]> page(DocumentQuery query) {
        return JsonPieces.written(store.find(query).toMulti(), Documents::object);
    }

    /** All documents from the query's cursor on, a line each. */
    Multi<byte[]> all(DocumentQuery query) {
        DocumentQuery first = new DocumentQuery(
                query.collection(),
                query.receivedSince(),
                query.filter(),
                Math.min(query.limit(), STREAM_PAGE),
                query.cursor());
        Multi<DocumentPage> pages = Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(first),
                        next -> store.find(next.get()).invoke(page -> next.set(first.after(page.nextCursor()))))
                .whilst(page -> page.nextCursor() != null)
                .onFailure()
                .invoke(Documents::tellOfItsEnd);
        return JsonPieces.written(pages, page -> JsonPieces.lines(page.documents(), DocumentJson::write));
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
    private static JsonPieces<?> object(DocumentPage page) {
        return JsonPieces.object(
                page.documents(), page.nextCursor(), ",\"scanned\":" + page.scanned(), DocumentJson::write);
    }
}
