package dev.waybill.ingest.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Documents as JSON, in pieces of many documents: an answer is never whole in memory, and a piece costs a turn of the
 * event loop and a chunk of HTTP, whatever it holds. Quarkus puts a line end behind each piece.
 *
 * @param <T> a document with what is shown of it
 */
final class JsonPieces<T> implements Iterator<byte[]> {

    /** Bytes of a piece, roughly; a single large document still makes a larger one. */
    private static final int PIECE = 64 << 10;

    private static final int PAGES_AHEAD = 1;
    private static final int PIECES_AHEAD = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Frame frame;
    private final Iterator<T> documents;
    private final Form<T> form;
    private boolean begun;

    private JsonPieces(Frame frame, Iterator<T> documents, Form<T> form) {
        this.frame = frame;
        this.documents = documents;
        this.form = form;
        this.begun = frame.head().isEmpty();
    }

    /** How a document is written. */
    @FunctionalInterface
    interface Form<T> {
        void write(T document, JsonGenerator out) throws IOException;
    }

    /** What stands around the documents; a joint is between two of different pieces, beside the line end. */
    private record Frame(String head, String separator, String joint, String tail) {}

    /** An object that has the documents as {@code records}. */
    static <T> JsonPieces<T> object(List<T> documents, @Nullable String nextCursor, String more, Form<T> form) {
        String cursor = nextCursor == null
                ? "null"
                : "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(nextCursor)) + "\"";
        return new JsonPieces<>(
                new Frame(
                        "{\"count\":" + documents.size() + ",\"records\":[",
                        ",",
                        ",",
                        "],\"next_cursor\":" + cursor + more + "}"),
                documents.iterator(),
                form);
    }

    /** A document a line. */
    static <T> JsonPieces<T> lines(List<T> documents, Form<T> form) {
        return new JsonPieces<>(new Frame("", "\n", "", ""), documents.iterator(), form);
    }

    /** Writes pages on workers, one page and one piece ahead of what the caller has taken. */
    static <P> Multi<byte[]> written(Multi<P> pages, Function<P, JsonPieces<?>> pieces) {
        return pages.emitOn(Infrastructure.getDefaultWorkerPool(), PAGES_AHEAD)
                .concatMap(page -> Multi.createFrom().<byte[]>iterable(() -> pieces.apply(page)))
                .emitOn(Infrastructure.getDefaultWorkerPool(), PIECES_AHEAD)
                .onFailure()
                .transform(QueryFailures::translate);
    }

    @Override
    public boolean hasNext() {
        return !begun || documents.hasNext();
    }

    @Override
    public byte[] next() {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
                write(out, bytes);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be written", e);
        }
    }

    private void write(JsonGenerator out, ByteArrayBuilder bytes) throws IOException {
        out.setRootValueSeparator(new SerializedString(frame.separator()));
        if (!begun) {
            out.writeRaw(frame.head());
            begun = true;
        }
        while (bytes.size() + out.getOutputBuffered() < PIECE && documents.hasNext()) {
            form.write(documents.next(), out);
        }
        out.writeRaw(documents.hasNext() ? frame.joint() : frame.tail());
    }
}
