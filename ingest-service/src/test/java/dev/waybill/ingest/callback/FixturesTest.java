package dev.waybill.ingest.callback;

import static dev.waybill.ingest.callback.Reading.RECEIVED;
import static dev.waybill.ingest.callback.Reading.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixturesTest {

    private static final String QUEUE_ID = "ab2661ac-2f7e-414b-a860-dba5c85763be";
    private static final String LINKED_ID = "wamid.HBgMOTE5MDAwMDAwMDAxFQIAERgSQUIyNjYxQUMyRjdFNDE0QkE4AA==";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    001-meta-sent-pmp | wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMAA= | sent | 16505551234 | 1750030073 | 2025-06-15T23:27:53Z | 2025-06-16 | 106540352242922 | 15550783881
                    003-meta-failed-131049 | wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI0QUQ2MjA4NEYyRkExNjMyREUA | failed | 16505551234 | 1751142888 | 2025-06-28T20:34:48Z | 2025-06-29 | 106540352242922 | 15550783881
                    011-courier-sent-numeric-expiry | external_id | sent | 5678 | 1454119029 | 2016-01-30T01:57:09Z | 2016-01-30 | 1234567890 | +250 788 123 200
                    023-netflie-delivered-utility | wamid.ID | delivered | CUSTOMER_PHONE_NUMBER | 1685626673 | 2023-06-01T13:37:53Z | 2023-06-01 | CUSTOMER_PHONE_NUMBER | CUSTOMER_PHONE_NUMBER
                    027-frappe-minimal-no-object | wamid.webhook_ep_status_1 | read | - | - | 2026-02-03T04:05:06.789Z | 2026-02-03 | webhook_ep_phone_id | -
                    031-jatis-failed-131026-nulls | wamid.HBgNNjI1NTUwMDAwMDkyMhUCABEYEjAwMDAwMDAwMDAwMDAwMDAwMAA= | failed | 6281200000001 | 1706000000000 | 2024-01-23T08:53:20Z | 2024-01-23 | 108020779027196 | 6255500000922
                    038-queueack-then-status-delivered | wamid.HBgMOTE5MDAwMDAwMDAxFQIAERgSQUIyNjYxQUMyRjdFNDE0QkE4AA== | delivered | 919000000001 | 1717000100 | 2024-05-29T16:28:20Z | 2024-05-29 | 300000000000001 | 919000000099
                    054-escaped-unicode-minified | wamid.U1/+== | failed | 16505551234 | 1700000010 | 2023-11-14T22:13:30Z | 2023-11-15 | 106540352242922 | 15550783881
                    """)
    void readsACallbackWithOneStatus(
            String name,
            String messageId,
            String status,
            String recipient,
            String timeAsReceived,
            Instant time,
            LocalDate webDate,
            String phoneNumberId,
            String displayPhoneNumber) {
        String body = fixture(name);

        Callback callback = Reading.callback(body);

        assertThat(callback.ignored()).isEmpty();
        assertThat(callback.rejected()).isEmpty();
        assertThat(callback.documents()).hasSize(1);
        StatusDocument document = callback.documents().getFirst();
        assertThat(document.event())
                .isEqualTo(new StatusEvent(
                        DocumentId.ofStatus(messageId, status, recipient, null, timeAsReceived),
                        messageId,
                        null,
                        status,
                        recipient,
                        time,
                        RECEIVED,
                        false));
        assertThat(document.phoneNumberId()).isEqualTo(phoneNumberId);
        assertThat(document.displayPhoneNumber()).isEqualTo(displayPhoneNumber);
        assertThat(document.webDate()).isEqualTo(webDate);
        assertThat(document.rawJson()).isEqualTo(body);
        ObjectNode kept = (ObjectNode) Reading.json(document.statusJson());
        assertThat(kept.remove("normalised").get("time").textValue()).isEqualTo(time.toString());
        assertThat(kept).isEqualTo(Reading.json(body).at("/entry/0/changes/0/value/statuses/0"));
    }

    @Test
    void readsTheFullQueueCallbackAsAccepted() {
        String body = fixture("035-queueack-accepted-full");

        StatusDocument document = Reading.one(body);

        assertThat(document)
                .isEqualTo(new StatusDocument(
                        new StatusEvent(
                                DocumentId.ofQueueCallback(QUEUE_ID, LINKED_ID, "accepted"),
                                LINKED_ID,
                                QUEUE_ID,
                                "accepted",
                                "919000000001",
                                RECEIVED,
                                RECEIVED,
                                false),
                        null,
                        null,
                        document.statusJson(),
                        body,
                        LocalDate.parse("2026-02-03"),
                        QUEUE_ID));
        ObjectNode kept = (ObjectNode) Reading.json(document.statusJson());
        assertThat(kept.remove("normalised")).isEqualTo(Reading.json("""
                        {"status":"accepted","time":"2026-02-03T04:05:06.789Z","recipient_id":"919000000001",
                         "queue_id":"ab2661ac-2f7e-414b-a860-dba5c85763be"}"""));
        assertThat(kept).isEqualTo(Reading.json(body));
    }

    @Test
    void takesTheQueueIdOfTheSmallestQueueCallbackAsItStands() {
        StatusEvent event = Reading.one(fixture("034-queueack-min")).event();

        assertThat(event.queueId()).isEqualTo("q-1");
        assertThat(event.messageId()).isEqualTo("wamid-1");
        assertThat(event.status()).isEqualTo("accepted");
        assertThat(event.recipientId()).isNull();
    }

    @Test
    void takesEveryStatusOfEveryEntryAndChange() {
        List<StatusDocument> documents = Reading.callback(fixture("045-batch-2-entries-3-changes-4-statuses"))
                .documents();

        assertThat(documents)
                .extracting(d -> d.event().messageId() + " " + d.event().status() + " " + d.phoneNumberId())
                .containsExactly(
                        "wamid.A1 sent 106540352242922",
                        "wamid.A2 delivered 106540352242922",
                        "wamid.A3 read 106540352242923",
                        "wamid.B1 failed 106540352242924");
        assertThat(documents.get(3).rawJson()).isEqualTo("""
                        {"object":"whatsapp_business_account","entry":[{"id":"222","changes":[{"field":"messages","value":\
                        {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783883",\
                        "phone_number_id":"106540352242924"},"statuses":[{"id":"wamid.B1","status":"failed",\
                        "timestamp":"1700000004","recipient_id":"15550000004","errors":[{"code":131047,\
                        "title":"Re-engagement message"}]}]}}]}]}""");
    }

    @Test
    void keepsBothFailedAndDeliveredOfOneMessage() {
        assertThat(Reading.callback(fixture("049-failed-then-delivered")).documents())
                .extracting(d -> d.event().messageId() + " " + d.event().status())
                .containsExactly("wamid.F1 failed", "wamid.F1 delivered");
    }

    @ParameterizedTest
    @CsvSource({"051-payment-captured", "067-ns-text-message"})
    void countsWhatIsNothingForUsByItsField(String name) {
        assertThat(Reading.callback(fixture(name)))
                .isEqualTo(new Callback(List.of(), Map.of("messages", 1), List.of()));
    }
}
