package dev.waybill.ingest.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.document.StatusDocument;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A document as it leaves the API, its members in the order of product 2.2. Written member by member without a tree in
 * between, since a stream has a million of them.
 */
final class DocumentJson {

    private record Member(DocumentMember member, SerializableString label) {

        void write(StatusDocument document, JsonGenerator out) throws IOException {
            out.writeFieldName(label);
            Object value = member.valueOf(document);
            switch (value) {
                case null -> out.writeNull();
                case Boolean bool -> out.writeBoolean(bool);
                default -> out.writeString(value.toString());
            }
        }
    }

    private static final List<Member> MEMBERS = Arrays.stream(DocumentMember.values())
            .map(member -> new Member(member, new SerializedString(member.label())))
            .toList();

    private DocumentJson() {}

    /** The document as an object; what it does not have is {@code null}. */
    static void write(StatusDocument document, JsonGenerator out) throws IOException {
        out.writeStartObject();
        writeMembers(document, out);
        out.writeEndObject();
    }

    /** The members alone, for an object that has more of them. */
    static void writeMembers(StatusDocument document, JsonGenerator out) throws IOException {
        for (Member member : MEMBERS) {
            member.write(document, out);
        }
    }
}
