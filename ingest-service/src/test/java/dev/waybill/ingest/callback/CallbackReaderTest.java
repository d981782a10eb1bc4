package dev.waybill.ingest.callback;

import static dev.waybill.ingest.callback.Reading.RECEIVED;
import static dev.waybill.ingest.callback.Reading.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackReaderTest {

    private static final String UUID = "AB2661AC-2f7e-414b-a860-dba5c85763be";
    private static final String CANONICAL = "ab2661ac-2f7e-414b-a860-dba5c85763be";

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{} {}", "{}x", "{'a':1}", "{\"a\":01}", "NaN", "{\"a\":\"\u0001\"}", "// c\n{}"})
    void refusesWhatIsNotOneJsonValue(String body) {
        assertThat(Reading.of(bytes(body))).isInstanceOf(CallbackReading.Unreadable.class);
    }

    @Test
    void refusesWhatIsNotStrictUtf8() {
        assertThat(Reading.whyUnreadable(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}))
                .isEqualTo("it is not UTF-8");
        assertThat(Reading.whyUnreadable(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .isEqualTo("it is not UTF-8");
        assertThat(Reading.of("{}".getBytes(StandardCharsets.UTF_16))).isInstanceOf(CallbackReading.Unreadable.class);
    }

    @Test
    void refusesNestingDeeperThan64AndTakes64() {
        assertThat(Reading.of(bytes("[".repeat(64) + "]".repeat(64)))).isInstanceOf(Callback.class);
        assertThat(Reading.whyUnreadable(bytes("[".repeat(65) + "]".repeat(65))))
                .startsWith("it is nested deeper than 64");
        assertThat(Reading.of(bytes("[".repeat(1_000_000)))).isInstanceOf(CallbackReading.Unreadable.class);
    }

    @Test
    void refusesMoreThanHalfAMillionTokensAndCountsTheStatusesOfTheLargestBody() {
        String bare = "{\"id\":\"wamid.HBgMOTE3MDY4NDgyNzQx\",\"status\":\"sent\",\"timestamp\":\"1760000000\"}";
        String all = String.join(",", Collections.nCopies((4 << 20) / (bare.length() + 1) - 1, bare));

        assertThat(Reading.of(bytes(envelope(all))))
                .isInstanceOfSatisfying(CallbackReading.Overfull.class, overfull -> {
                    assertThat(overfull.statuses()).isGreaterThan(40_000);
                    assertThat(overfull.most()).isEqualTo(20_000);
                });
        assertThat(Reading.whyUnreadable(bytes("[" + "[],".repeat(250_000) + "[]]")))
                .endsWith("longer than 500000 tokens");
    }

    @Test
    void takesTwentyThousandStatusesAndNotOneMore() {
        String bare = "{\"id\":\"wamid.1\",\"status\":\"sent\"}";

        assertThat(Reading.callback(envelope(String.join(",", Collections.nCopies(20_000, bare))))
                        .documents())
                .hasSize(20_000);
        assertThat(Reading.of(bytes(envelope(String.join(",", Collections.nCopies(20_001, bare))))))
                .isEqualTo(new CallbackReading.Overfull(20_001, 20_000));
    }

    @Test
    void saysWhereTheJsonBreaksWithoutQuotingIt() {
        assertThat(Reading.whyUnreadable(bytes("{\"recipient\": 919000000001x}")))
                .startsWith("it is not JSON from line 1")
                .doesNotContain("919");
    }

    @Test
    void takesAByteOrderMarkInFrontAndKeepsIt() {
        String body = "\uFEFF" + envelope("{\"id\":\"wamid.1\",\"status\":\"sent\"}");

        assertThat(Reading.one(body).rawJson()).isEqualTo(body);
    }

    @Test
    void letsTheLastOfTwoMembersOfOneNameCount() {
        assertThat(Reading.ofStatus("{\"id\":\"wamid.1\",\"status\":\"sent\",\"status\":\"read\"}")
                        .event()
                        .status())
                .isEqualTo("read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "[null]"})
    void countsABodyWithNothingInIt(String body) {
        assertThat(Reading.callback(body)).isEqualTo(new Callback(List.of(), Map.of("other", 1), List.of()));
    }

    @Test
    void countsInboundMessagesWithoutTheirEnvelope() {
        assertThat(Reading.callback("{\"messages\":[]}"))
                .isEqualTo(new Callback(List.of(), Map.of("messages", 1), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entry\":[]}",
                "{\"entry\":[null]}",
                "{\"entry\":[{\"changes\":null}]}",
                "{\"entry\":[{\"changes\":[null]}]}",
                "{\"object\":null,\"entry\":{\"changes\":{\"value\":{\"statuses\":[null]}}}}"
            })
    void takesNullAnywhereForNothing(String body) {
        Callback callback = Reading.callback(body);

        assertThat(callback.documents()).isEmpty();
        assertThat(callback.rejected()).isEmpty();
    }

    @Test
    void countsOtherObjectsByNameAndHidesNamesThatCouldBeNumbers() {
        assertThat(Reading.callback("{\"object\":\"page\",\"entry\":[]}").ignored())
                .isEqualTo(Map.of("page", 1));
        assertThat(Reading.callback("{\"object\":\"919000000001\"}").ignored()).isEqualTo(Map.of("other", 1));
    }

    @Test
    void countsCallsAndOtherFieldsByName() {
        String body = """
                {"entry":[{"changes":[
                  {"field":"calls","value":{"statuses":[{"id":"wacid.1","status":"RINGING","type":"call"}]}},
                  {"field":"account_update","value":{"event":"DISABLED_UPDATE"}},
                  {"field":"messages","value":{"statuses":[
                    {"id":"x","status":"failed","type":"payment"},{"id":"wamid.1","status":"sent","type":"message"}]}}]}]}""";

        Callback callback = Reading.callback(body);

        assertThat(callback.ignored()).isEqualTo(Map.of("calls", 1, "account_update", 1, "messages", 1));
        assertThat(callback.documents()).extracting(d -> d.event().messageId()).containsExactly("wamid.1");
    }

    @Test
    void storesTheGoodElementsOfABatchAndSaysWhyTheOthersAreNot() {
        Callback callback = Reading.callback(envelope(
                "1",
                "{\"status\":\"sent\"}",
                "{\"id\":\"wamid.1\"}",
                "{\"id\":\" \",\"status\":\"sent\"}",
                "{\"id\":{},\"status\":\"sent\"}",
                "{\"id\":\"%s\",\"status\":\"sent\"}".formatted("x".repeat(1025)),
                "{\"id\":\"wamid.2\",\"status\":\"sent\"}"));

        assertThat(callback.documents()).extracting(d -> d.event().messageId()).containsExactly("wamid.2");
        assertThat(callback.rejected())
                .containsExactly(
                        new Unread("a status is not an object", "a number"),
                        new Unread("id of a status is missing", "{status}"),
                        new Unread("status of a status is missing", "{id}"),
                        new Unread("id of a status is missing", "{id, status}"),
                        new Unread("id of a status is missing", "{id{}, status}"),
                        new Unread("id of a status has more than 1024 characters", "{id, status}"));
        assertThat(callback.summary().passedOver()).isEqualTo(6);
    }

    @Test
    void takesStatusesGivenAsAnObjectAndInAFlatBody() {
        assertThat(Reading.one(
                                "{\"entry\":{\"changes\":{\"value\":{\"statuses\":{\"id\":\"a\",\"status\":\"sent\"}}}}}")
                        .event()
                        .messageId())
                .isEqualTo("a");
        assertThat(Reading.callback(
                                "{\"statuses\":[{\"id\":\"a\",\"status\":\"sent\"},{\"id\":\"b\",\"status\":\"sent\"}]}")
                        .documents())
                .extracting(StatusDocument::rawJson)
                .containsExactly(
                        "{\"statuses\":[{\"id\":\"a\",\"status\":\"sent\"}]}",
                        "{\"statuses\":[{\"id\":\"b\",\"status\":\"sent\"}]}");
    }

    @Test
    void takesIdsGivenAsNumbersByTheirDigits() {
        StatusDocument document = Reading.ofStatus(
                "{\"id\":123456789012345678901234567890,\"status\":\" Delivered \",\"recipient_id\":917068482741}");

        assertThat(document.event().messageId()).isEqualTo("123456789012345678901234567890");
        assertThat(document.event().recipientId()).isEqualTo("917068482741");
        assertThat(document.event().status()).isEqualTo("delivered");
    }

    @Test
    void keepsNumbersDigitForDigit() {
        String odd =
                "{\"id\":\"a\",\"status\":\"sent\",\"n\":[1e999999999,-0,1.50,1E+2,123456789012345678901234567890]}";

        StatusDocument document =
                Reading.callback(envelope(odd, odd)).documents().getFirst();

        assertThat(document.statusJson()).contains("[1e999999999,-0,1.50,1E+2,123456789012345678901234567890]");
        assertThat(document.rawJson()).contains("[1e999999999,-0,1.50,1E+2,123456789012345678901234567890]");
    }

    @Test
    void replacesWhatStoresRefuseInMembersAndLeavesTheBodyAsItCame() {
        String body = envelope("{\"id\":\"a\\u0000b\\ud83dc\\ud83d\\udc4d\",\"status\":\"sent\",\"\\u0000\":1}");

        StatusDocument document = Reading.one(body);

        assertThat(document.event().messageId()).isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDC4D");
        assertThat(document.statusJson())
                .contains("a\uFFFDb\uFFFDc\uD83D\uDC4D")
                .contains("\"\uFFFD\":1");
        assertThat(document.rawJson()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipient_id", "recipient_user_id"})
    void findsTheRecipient(String member) {
        assertThat(Reading.ofStatus("{\"id\":\"a\",\"status\":\"sent\",\"%s\":\"US.1\"}".formatted(member))
                        .event()
                        .recipientId())
                .isEqualTo("US.1");
    }

    @Test
    void findsTheRecipientNestedInTheMessage() {
        assertThat(Reading.ofStatus("{\"id\":\"a\",\"status\":\"sent\",\"message\":{\"recipient_id\":\"16\"}}")
                        .event()
                        .recipientId())
                .isEqualTo("16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipient_participant_id", "participant_recipient_id", "recipient_participant_user_id"})
    void tellsGroupParticipantsApart(String member) {
        StatusDocument document = Reading.ofStatus(
                "{\"id\":\"a\",\"status\":\"read\",\"recipient_id\":\"group\",\"%s\":\"7\",\"timestamp\":5}"
                        .formatted(member));

        assertThat(document.event().id()).isEqualTo(DocumentId.ofStatus("a", "read", "group", "7", "5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"queue_id\":\"%s\"",
                "\"queueId\":\"{%s}\"",
                "\"biz_opaque_callback_data\":\"%s\"",
                "\"biz_opaque_callback_data\":\"{\\\"queue_id\\\":\\\"%s\\\"}\"",
                "\"gs_id\":\"%s\"",
                "\"gsId\":\" %s \""
            })
    void findsAQueueIdInTheStatus(String member) {
        assertThat(Reading.ofStatus("{\"id\":\"wamid.1\",\"status\":\"sent\",%s}".formatted(member.formatted(UUID)))
                        .event()
                        .queueId())
                .isEqualTo(CANONICAL);
    }

    @Test
    void takesNoQueueIdThatIsNoUuidFromAStatus() {
        assertThat(Reading.ofStatus("{\"id\":\"wamid.1\",\"status\":\"sent\",\"queue_id\":\"q-1\"}")
                        .event()
                        .queueId())
                .isNull();
    }

    @Test
    void takesAnIdThatIsAUuidForTheQueueIdAndLooksForTheMessageIdElsewhere() {
        var withBoth = Reading.ofStatus(
                        "{\"id\":\"%s\",\"meta_msg_id\":\"wamid.1\",\"status\":\"sent\"}".formatted(UUID))
                .event();
        var alone = Reading.ofStatus("{\"id\":\"%s\",\"status\":\"sent\"}".formatted(UUID))
                .event();

        assertThat(withBoth.queueId()).isEqualTo(CANONICAL);
        assertThat(withBoth.messageId()).isEqualTo("wamid.1");
        assertThat(alone.queueId()).isEqualTo(CANONICAL);
        assertThat(alone.messageId()).isEqualTo(UUID);
    }

    @Test
    void looksIntoTheBodyOnlyWhenItYieldsExactlyOneMessage() {
        String one = "{\"queue_id\":\"%s\",\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"sent\"}]}";
        String two =
                "{\"queue_id\":\"%s\",\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"sent\"},{\"id\":\"wamid.2\",\"status\":\"sent\"}]}";

        assertThat(Reading.one(one.formatted(UUID)).event().queueId()).isEqualTo(CANONICAL);
        assertThat(Reading.callback(two.formatted(UUID)).documents())
                .extracting(d -> d.event().queueId())
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "200", "1.5", "true", "false", "{}", "[\"sent\"]"})
    void rejectsAStatusThatIsNoText(String status) {
        assertThat(Reading.callback(envelope("{\"id\":\"a\",\"status\":" + status + "}"))
                        .rejected())
                .extracting(Unread::reason)
                .containsExactly("status of a status is missing");
        assertThat(Reading.callback("{\"queue_id\":\"Q\",\"status\":" + status + "}")
                        .documents())
                .isEmpty();
    }

    @Test
    void rejectsAQueueCallbackWithoutQueueId() {
        assertThat(Reading.callback("{\"messaging_channel\":\"whatsapp\",\"message\":{\"message_status\":\"sent\"}}")
                        .rejected())
                .containsExactly(new Unread(
                        "message.queue_id of a queue callback is missing",
                        "{messaging_channel, message{message_status}}"));
    }

    @Test
    void countsAProvidersBodyWhoseMessageIsTextAsUnread() {
        assertThat(Reading.callback("{\"messaging_channel\":\"whatsapp\",\"message\":\"hello\"}")
                        .rejected())
                .containsExactly(new Unread("a body of an unknown form", "{messaging_channel, message}"));
    }

    @Test
    void givesTheSameDocumentsTheSameIdsWheneverTheyCome() {
        String body = envelope("{\"id\":\"a\",\"status\":\"sent\",\"timestamp\":\"1750030073\"}");

        assertThat(Reading.one(body).event().id())
                .isEqualTo(DocumentId.ofStatus("a", "sent", null, null, "1750030073"));
        assertThat(Reading.one(body).event().receivedAt()).isEqualTo(RECEIVED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
