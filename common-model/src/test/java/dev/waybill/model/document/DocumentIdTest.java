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
                .hasToString("9582ee7ff81c095e4de7065fe37df70d");
        assertThat(DocumentId.ofQueueCallback("q-1", "wamid-1", "accepted"))
                .hasToString("06de4d34a324e97a2848db61042e144c");
    }

    @Property
    void documentsOfAMessageStandBetweenItsBounds(
            @ForAll String message, @ForAll String other, @ForAll String status, @ForAll String time) {
        assertThat(DocumentId.ofStatus(message, status, null, null, time))
                .isBetween(DocumentId.firstAbout(message), DocumentId.lastAbout(message))
                .matches(id -> id.isAbout(message))
                .matches(id -> other.equals(message) || !id.isAbout(other));
        assertThat(DocumentId.ofQueueCallback(other, message, status)).matches(id -> id.isAbout(message));
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
