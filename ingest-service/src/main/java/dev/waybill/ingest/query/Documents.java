package dev.waybill.ingest.query;

import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads documents from the store and writes them as JSON, a page or all. */
@Singleton
final class Documents {

    /** Documents of a page that is read for a stream. Two pages are in memory: one is read while one is written. */
    static final int STREAM_PAGE = 250;

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
        return JsonPieces.written(
                pages(query.cursor(), cursor -> store.find(first.after(cursor)), DocumentPage::nextCursor),
                page -> JsonPieces.lines(page.documents(), DocumentJson::write));
    }

    /**
     * The pages of a stream, each read when it is asked for.
     *
     * @param cursor where the first begins
     * @param read gives the page that begins at a cursor
     * @param next where the page behind one begins, absent behind the last
     */
    static <P> Multi<P> pages(
            @Nullable String cursor, Function<@Nullable String, Uni<P>> read, Function<P, @Nullable String> next) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(Optional.ofNullable(cursor)),
                        at -> read.apply(at.get().orElse(null))
                                .invoke(page -> at.set(Optional.ofNullable(next.apply(page)))))
                .whilst(page -> next.apply(page) != null)
                .onFailure()
                .invoke(Documents::tellOfItsEnd);
    }

    /** Its reader sees no more than a connection that ends. */
    private static void tellOfItsEnd(Throwable failure) {
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
