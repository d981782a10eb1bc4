package dev.waybill.model.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DocumentIdTest {

    @Test
    void staysWhatItIsFromReleaseToRelease() {
        assertThat(DocumentId.ofStatus("wamid.A1", "sent", "15550000001", null, "1700000001"))
                .hasToString("4de7065fe37df70d1d673d540fcda37d");
        assertThat(DocumentId.ofQueueCallback("q-1", "wamid-1", "accepted"))
                .hasToString("2848db61042e144c9387e26ba59c2fb8");
    }

    @Property
    void sameEventSameId(@ForAll String message, @ForAll String status, @ForAll String time) {
        assertThat(DocumentId.ofStatus(message, status, null, null, time))
                .isEqualTo(DocumentId.ofStatus(message, status, null, null, time));
    }

    @Property
    void everyPartCounts(@ForAll String part) {
        String other = part + "x";
        DocumentId id = DocumentId.ofStatus(part, part, part, part, part);

        assertThat(id)
                .isNotEqualTo(DocumentId.ofStatus(other, part, part, part, part))
                .isNotEqualTo(DocumentId.ofStatus(part, other, part, part, part))
                .isNotEqualTo(DocumentId.ofStatus(part, part, other, part, part))
                .isNotEqualTo(DocumentId.ofStatus(part, part, part, other, part))
                .isNotEqualTo(DocumentId.ofStatus(part, part, part, part, other))
                .isNotEqualTo(DocumentId.ofStatus(part, part, null, part, part));
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(DocumentId.ofStatus("ab", "c", null, null, null))
                .isNotEqualTo(DocumentId.ofStatus("a", "bc", null, null, null));
        assertThat(DocumentId.ofStatus("a", "b", "c", null, null))
                .isNotEqualTo(DocumentId.ofStatus("a", "b", null, "c", null))
                .isNotEqualTo(DocumentId.ofStatus("a", "b", "c", "", null));
    }

    @Test
    void aSecondQueueIdOfAMessageIsADocumentOfItsOwn() {
        assertThat(DocumentId.ofQueueCallback("q-1", "wamid-1", "accepted"))
                .isNotEqualTo(DocumentId.ofQueueCallback("q-2", "wamid-1", "accepted"));
    }

    @Test
    void goesToBytesAndBack() {
        DocumentId id = DocumentId.ofQueueCallback("q-1", null, "failed");

        assertThat(id.bytes()).hasSize(16);
        assertThat(DocumentId.ofBytes(id.bytes())).isEqualTo(id);
    }

    @Test
    void refusesAnotherText() {
        assertThatThrownBy(() -> new DocumentId("../etc")).isInstanceOf(IllegalArgumentException.class);
    }
}
