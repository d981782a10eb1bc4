package dev.waybill.ingest.query;

import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.document.StatusDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document as it leaves the API, its members in the order of product 2.2. */
final class DocumentJson {

    private DocumentJson() {}

    /** The members by name; what the document does not have is {@code null}. */
    static Map<String, @Nullable Object> of(StatusDocument document) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (DocumentMember member : DocumentMember.values()) {
            json.put(member.label(), shown(member, member.valueOf(document)));
        }
        return json;
    }

    private static @Nullable Object shown(DocumentMember member, @Nullable Object value) {
        return switch (member.kind()) {
            case TEXT, BOOLEAN -> value;
            case SECONDS, INSTANT, DATE -> value == null ? null : value.toString();
        };
    }
}
