package dev.waybill.model.store;

import dev.waybill.model.document.StatusDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents, newest first.
 *
 * @param nextCursor where the next page starts, absent on the last page; opaque
 * @param scanned documents that were looked at to find these; one may count twice; where it is far more than the page
 *     holds, the question needed a long scan
 */
public record DocumentPage(
        List<StatusDocument> documents, @Nullable String nextCursor, long scanned) {

    public DocumentPage {
        documents = List.copyOf(documents);
    }
}
