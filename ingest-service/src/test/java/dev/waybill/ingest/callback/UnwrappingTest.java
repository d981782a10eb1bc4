package dev.waybill.ingest.callback;

import static dev.waybill.ingest.callback.Reading.envelope;
import static dev.waybill.ingest.callback.Reading.fixture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.model.document.StatusDocument;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists and other systems' envelopes around callbacks come to. */
class UnwrappingTest {

    private static final String STATUS = "{\"id\":\"wamid.1\",\"status\":\"delivered\"}";

    /** Stand for a callback as it is, as a JSON text, and in base64. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[@]",
                "[[@]]",
                "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"a\",\"Message\":TEXT,\"Signature\":\"s\"}",
                "{\"version\":\"0\",\"detail-type\":\"whatsapp\",\"source\":\"s\",\"detail\":@}",
                "{\"message\":{\"data\":\"BASE64\",\"messageId\":\"1\",\"attributes\":{}},\"subscription\":\"s\"}",
                "{\"headers\":{\"host\":\"h\"},\"params\":{},\"query\":{},\"body\":@,\"webhookUrl\":\"u\"}",
                "[{\"json\":{\"headers\":{},\"body\":@}}]",
                "{\"resource\":\"/\",\"isBase64Encoded\":false,\"body\":TEXT}",
                "{\"resource\":\"/\",\"isBase64Encoded\":true,\"body\":\"BASE64\"}",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"data\":@}",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"data_base64\":\"BASE64\"}",
                "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Message\":TEXT}}]}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":TEXT}]}",
                "{\"payload\":TEXT}",
                "{\"data\":[@]}",
                "{\"body\":@,\"payload\":TEXT}"
            })
    void aCallbackIsFoundInWhatOthersPutAroundIt(String around) {
        String body = wrapped(around, envelope(STATUS));

        StatusDocument document = Reading.one(body);

        assertThat(document.event().messageId() + " " + document.event().status())
                .isEqualTo("wamid.1 delivered");
        assertThat(document.phoneNumberId()).isEqualTo("106");
        assertThat(document.rawJson()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[@]", "{\"Message\":TEXT}", "{\"detail\":@}", "{\"message\":{\"data\":\"BASE64\"}}"})
    void aQueueCallbackIsFoundThereAsWell(String around) {
        StatusDocument document = Reading.one(wrapped(around, fixture("035-queueack-accepted-full")));

        assertThat(document.declaredQueueId()).isEqualTo("ab2661ac-2f7e-414b-a860-dba5c85763be");
        assertThat(document.event().messageId()).startsWith("wamid.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"changes\":[{\"field\":\"messages\",\"value\":{\"statuses\":[%s]}}]}",
                "{\"context\":{},\"whatsAppWebhookEntry\":\"{\\\"changes\\\":[{\\\"value\\\":{\\\"statuses\\\":[{\\\"id\\\":\\\"wamid.1\\\",\\\"status\\\":\\\"sent\\\"}]}}]}\"}",
                "{\"field\":\"messages\",\"value\":{\"statuses\":[%s]}}",
                "{\"messaging_product\":\"whatsapp\",\"statuses\":[%s]}",
                "%s"
            })
    void partsOfMetasEnvelopeAreReadWithoutTheRest(String body) {
        assertThat(Reading.one(body.replace("%s", STATUS)).event().messageId()).isEqualTo("wamid.1");
    }

    @Test
    void aListOfCallbacksIsReadAsIfEachHadComeAlone() {
        List<StatusDocument> documents =
                Reading.callback(fixture("field/fc18-list")).documents();

        assertThat(documents)
                .extracting(d -> d.event().status() + " " + d.event().messageId() + " " + d.declaredQueueId())
                .containsExactly(
                        "delivered wamid.LIST null", "accepted wamid.LIST f1e1d000-0000-0000-0000-000000000012");
        assertThat(documents.getFirst().rawJson()).contains("wamid.LIST").doesNotContain("queue_id");
        assertThat(documents.get(1).rawJson()).contains("queue_id").doesNotContain("delivered");
    }

    @Test
    void whatIsNoCallbackInAListIsCountedForItself() {
        Callback callback = Reading.callback("[" + envelope(STATUS)
                + ",{\"results\":[{\"messageId\":\"x\",\"to\":\"919000000001\"}]}," + "{\"object\":\"page\"},null,7]");

        assertThat(callback.documents()).hasSize(1);
        assertThat(callback.ignored()).isEqualTo(Map.of("page", 1, "other", 1));
        assertThat(callback.rejected())
                .containsExactly(
                        new Unread("a body of an unknown form", "{results[{messageId, to}]}"),
                        new Unread("a body of an unknown form", "a number"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":{\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"sent\"}]},\"data\":{\"statuses\":[{\"id\":\"wamid.2\",\"status\":\"sent\"}]}}",
                "{\"anything\":{\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"sent\"}]}}",
                "{\"Type\":\"SubscriptionConfirmation\",\"Message\":\"You have chosen to subscribe\",\"SubscribeURL\":\"u\"}",
                "{\"Message\":\"{broken\"}",
                "{\"message\":{\"data\":\"!!!!\"}}",
                "{\"app\":\"DemoApp\",\"type\":\"message-event\",\"payload\":{\"id\":\"wamid.AAA=\",\"type\":\"delivered\"}}"
            })
    void whatIsAmbiguousOrUnknownIsCountedAndNotGuessed(String body) {
        Callback callback = Reading.callback(body);

        assertThat(callback.documents()).isEmpty();
        assertThat(callback.rejected()).extracting(Unread::reason).containsExactly("a body of an unknown form");
        assertThat(callback.rejected().getFirst().shape()).startsWith("{").doesNotContain("wamid");
    }

    @Test
    void shapesHoldNamesAndNothingThatCouldBeANumberOrASecret() {
        String body = "{\"919000000001\":1,\"token=abc\":{\"to\":\"919000000001\"},\"" + "s".repeat(40)
                + "\":[{\"a\":{\"b\":{\"c\":1}}}]}";

        assertThat(Reading.callback(body).rejected())
                .containsExactly(new Unread("a body of an unknown form", "{?, ?{to}, ?[{a{b}}]}"));
    }

    @Test
    void unwrapsOnlyAFewLevelsDeep() {
        String deep = envelope(STATUS);
        for (int i = 0; i < 10; i++) {
            deep = "{\"data\":" + deep + "}";
        }

        assertThat(Reading.callback(deep).documents()).isEmpty();
        assertThat(Reading.callback(deep).rejected()).hasSize(1);
    }

    @Test
    void textsInsideCountForTheBoundOfTokens() {
        String inside = "[" + String.join(",", Collections.nCopies(100_000, "[]")) + "]";
        String body = "[" + String.join(",", Collections.nCopies(3, "{\"Message\":\"" + inside + "\"}")) + "]";

        assertThat(Reading.whyUnreadable(body.getBytes(UTF_8))).endsWith("longer than 500000 tokens");
    }

    @Test
    void aMillionOddElementsCostNoMoreThanTheirNumber() {
        Callback callback = Reading.callback("[" + String.join(",", Collections.nCopies(100_000, "{\"a\":1}")) + "]");

        assertThat(callback.rejected()).hasSize(100_000);
        assertThat(callback.rejected().stream().distinct()).hasSize(2);
    }

    private static String wrapped(String around, String body) {
        return around.replace(
                        "TEXT",
                        "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(body)) + "\"")
                .replace("BASE64", Base64.getEncoder().encodeToString(body.getBytes(UTF_8)))
                .replace("@", body);
    }
}
