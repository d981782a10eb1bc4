package dev.waybill.ingest.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.waybill.model.document.StatusDocument;
import io.smallrye.mutiny.Multi;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/**
 * Documents one a line, in pieces of many lines: a piece costs a turn of the event loop and a chunk of HTTP, whatever
 * it holds. Behind the last line of a piece stands no line end, since Quarkus puts one between the items of a stream
 * and one at its end.
 */
final class DocumentLines implements Iterator<byte[]> {

    /** Characters of bodies in a piece, roughly; a single large document still makes a larger one. */
    private static final int PIECE = 64 << 10;

    private static final SerializableString LINE_END = new SerializedString("\n");

    private final Iterator<StatusDocument> documents;

    private DocumentLines(Iterator<StatusDocument> documents) {
        this.documents = documents;
    }

    /** The pieces, each written when it is asked for, by whoever asks. */
    static Multi<byte[]> of(List<StatusDocument> documents) {
        return Multi.createFrom().iterable(() -> new DocumentLines(documents.iterator()));
    }

    @Override
    public boolean hasNext() {
        return documents.hasNext();
    }

    @Override
    public byte[] next() {
        return JsonBytes.of(this::writePiece);
    }

    private void writePiece(JsonGenerator out) throws IOException {
        out.setRootValueSeparator(LINE_END);
        long characters = 0;
        do {
            StatusDocument document = documents.next();
            DocumentJson.write(document, out);
            characters += document.statusJson().length() + document.rawJson().length();
        } while (characters < PIECE && documents.hasNext());
    }
}
