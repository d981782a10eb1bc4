package dev.waybill.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueCallbackReaderTest {

    private static final String UUID = "AB2661AC-2f7e-414b-a860-dba5c85763be";
    private static final String CANONICAL = "ab2661ac-2f7e-414b-a860-dba5c85763be";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "message":{"queue_id":"Q","message_status":"queued"} | accepted
                    "message":{"queue_id":"Q"}                           | accepted
                    "message":{"queue_id":"Q","message_status":"Failed"} | failed
                    "message":{"queue_id":"Q","message_status":"error"}  | failed
                    "message":{"queue_id":"Q"},"response":{"error":{"code":100}} | failed
                    "message":{"queue_id":"Q"},"response":{"error":null}         | accepted
                    "message":{"queue_id":"Q"},"response":{"messages":[{"id":"wamid.1","message_status":"failed"}]} | failed
                    "message":{"queue_id":"Q","message_status":"rejected"}     | failed
                    "message":{"queue_id":"Q","message_status":"Undelivered"}  | failed
                    "message":{"queue_id":"Q","message_status":" expired "}    | failed
                    "message":{"queue_id":"Q","status":"rejected"}             | failed
                    "message":{"queue_id":"Q"},"status":"error"                | failed
                    "message":{"queue_id":"Q"},"message_status":"expired"      | failed
                    "message":{"queue_id":"Q"},"response":{"status":"undelivered"} | failed
                    "message":{"queue_id":"Q"},"response":{"errors":[{"code":100}]} | failed
                    "message":{"queue_id":"Q","error":{"code":100}}            | failed
                    "message":{"queue_id":"Q"},"error":{"code":100}            | failed
                    "message":{"queue_id":"Q"},"error":131030                  | failed
                    "message":{"queue_id":"Q"},"error":""                      | accepted
                    "message":{"queue_id":"Q"},"error":false,"errors":[]       | accepted
                    "message":{"queue_id":"Q"},"error":0                       | accepted
                    "message":{"queue_id":"Q"},"response":"{\\"error\\":{\\"code\\":100}}" | failed
                    "message":{"queue_id":"Q"},"response":[{"error":{"code":100}}] | failed
                    "message":[{"queue_id":"Q","message_status":"failed"}]     | failed
                    "message":"{\\"queue_id\\":\\"Q\\",\\"message_status\\":\\"failed\\"}" | failed
                    """)
    void readsAQueueCallbackAsAcceptedUnlessItSaysFailed(String members, String status) {
        assertThat(Reading.one("{\"messaging_channel\":\"whatsapp\"," + members + "}")
                        .event()
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"{\\\"messages\\\":[{\\\"id\\\":\\\"wamid.1\\\"}],\\\"contacts\\\":[{\\\"wa_id\\\":\\\"16\\\"}]}\"",
                "[{\"messages\":[{\"id\":\"wamid.1\"}],\"contacts\":[{\"wa_id\":\"16\"}]}]",
                "{\"messages\":{\"id\":\"wamid.1\"},\"contacts\":{\"wa_id\":16}}"
            })
    void readsTheAnswerToTheSendInEveryForm(String response) {
        StatusDocument document =
                Reading.one("{\"message\":{\"queue_id\":\"" + UUID + "\"},\"response\":" + response + "}");

        assertThat(document.event().messageId()).isEqualTo("wamid.1");
        assertThat(document.event().recipientId()).isEqualTo("16");
        assertThat(document.declaredQueueId()).isEqualTo(UUID);
    }

    @Test
    void takesBlanksOfAllKindsFromAroundQueueIds() {
        StatusDocument document =
                Reading.one("{\"messaging_channel\":\"whatsapp\",\"message\":{\"queue_id\":\"\\u00a0\\u200b" + UUID
                        + "\\ufeff\\u202f\"},\"response\":{\"messages\":[{\"id\":\"\\u200bwamid.1\\u00a0\"}]}}");

        assertThat(document.event().queueId()).isEqualTo(CANONICAL);
        assertThat(document.declaredQueueId()).isEqualTo(UUID);
        assertThat(document.event().messageId()).isEqualTo("wamid.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"statuses\":[%s]}}]}]",
                "\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"value\":{\"statuses\":[%s]}}]}]",
                "\"statuses\":[%s]"
            })
    void keepsTheLinkOfABodyThatHoldsStatusesAsWell(String statuses) {
        String status = "{\"id\":\"wamid.1\",\"status\":\"delivered\",\"timestamp\":\"1757000000\"}";
        String sides = "{\"messaging_channel\":\"whatsapp\",\"message\":{\"queue_id\":\"" + UUID + "\"},%s"
                + statuses.formatted(status) + "}";

        for (String response : List.of("\"response\":{\"messages\":[{\"id\":\"wamid.1\"}]},", "")) {
            List<StatusDocument> documents =
                    Reading.callback(sides.formatted(response)).documents();

            assertThat(documents)
                    .extracting(d -> d.event().status() + " " + d.event().messageId() + " " + d.declaredQueueId())
                    .containsExactly("accepted wamid.1 " + UUID, "delivered wamid.1 null");
            assertThat(documents.getFirst().rawJson())
                    .doesNotContain("delivered")
                    .contains(UUID);
        }
    }

    @Test
    void linksAQueueCallbackToNoneOfSeveralMessagesBesideIt() {
        assertThat(Reading.callback("{\"message\":{\"queue_id\":\"Q\"},\"statuses\":["
                                + "{\"id\":\"wamid.1\",\"status\":\"sent\"},{\"id\":\"wamid.2\",\"status\":\"sent\"}]}")
                        .documents())
                .extracting(d -> d.event().messageId())
                .containsExactly(null, "wamid.1", "wamid.2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    "status":"Delivered","timestamp":"1757000000"                          | delivered | none    | 1757000000
                    "status":"rejected"                                                    | failed    | none    | none
                    "status":"sent","timestamp":1757000000                                 | sent      | none    | 1757000000
                    "status":"read","message_id":"wamid.1"                                 | read      | wamid.1 | none
                    "status":"read","id":"wamid.1","recipient_id":"16"                     | read      | wamid.1 | none
                    "status":"sent","id":"4711"                                            | sent      | none    | none
                    "status":"delivered","response":{"messages":[{"id":"wamid.1"}]}        | delivered | wamid.1 | none
                    """)
    void takesAFlatBodyForADeclaredStatusOfItsQueueId(String members, String status, String messageId, String time) {
        String body = "{\"queue_id\":\"" + UUID + "\"," + members + "}";

        StatusDocument document = Reading.one(body);

        assertThat(document.event().status()).isEqualTo(status);
        assertThat(document.event().queueId()).isEqualTo(CANONICAL);
        assertThat(document.event().messageId()).isEqualTo(messageId);
        assertThat(document.declaredQueueId()).isEqualTo(UUID);
        assertThat(document.event().id()).isEqualTo(DocumentId.ofDeclaredStatus(CANONICAL, messageId, status, time));
        assertThat(document.rawJson()).isEqualTo(body);
    }

    @Test
    void takesAStatusOfWhatsAppWithoutItsEnvelope() {
        StatusDocument document = Reading.one(
                "{\"id\":\"wamid.1\",\"status\":\"delivered\",\"timestamp\":\"1757000000\",\"recipient_id\":\"16\"}");

        assertThat(document.event().id())
                .isEqualTo(DocumentId.ofStatus("wamid.1", "delivered", "16", null, "1757000000"));
        assertThat(document.declaredQueueId()).isNull();
    }
}
