package dev.waybill.model.store;

import dev.waybill.model.document.StatusDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents, newest first.
 *
 * @param nextCursor where the next page starts, absent on the last page; opaque
 */
public record DocumentPage(
        List<StatusDocument> documents, @Nullable String nextCursor) {

    public DocumentPage {
        documents = List.copyOf(documents);
    }
}
