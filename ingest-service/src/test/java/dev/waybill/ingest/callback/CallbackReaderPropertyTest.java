package dev.waybill.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonReader;
import dev.waybill.ingest.json.JsonWriter;
import dev.waybill.model.document.StatusDocument;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CallbackReaderPropertyTest {

    @Property(tries = 500)
    void anyBytesAreReadWithoutAnException(@ForAll byte[] body) {
        assertThat(Reading.of(body)).isNotNull();
    }

    @Property(tries = 500)
    void anyJsonIsACallbackAndWhatIsKeptIsJsonAgain(@ForAll("bodies") Json body) throws Exception {
        String text = JsonWriter.write(body);

        CallbackReading reading = Reading.of(text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOf(Callback.class);
        for (StatusDocument document : ((Callback) reading).documents()) {
            assertThat(JsonReader.read(document.statusJson())).isInstanceOf(Json.Obj.class);
            assertThat(JsonReader.read(document.rawJson())).isInstanceOf(Json.Obj.class);
            assertThat(document.event().status()).isNotBlank();
            assertThat(document.event().messageId() != null || document.event().queueId() != null)
                    .isTrue();
        }
    }

    @Property(tries = 300)
    void theSameBytesGiveTheSameDocuments(@ForAll("bodies") Json body) {
        byte[] bytes = JsonWriter.write(body).getBytes(StandardCharsets.UTF_8);

        assertThat(Reading.of(bytes)).isEqualTo(Reading.of(bytes));
    }

    /** Values built of the names that matter, so that every branch is met. */
    @Provide
    Arbitrary<Json> bodies() {
        Arbitrary<String> names = Arbitraries.of(
                "object",
                "entry",
                "changes",
                "value",
                "field",
                "statuses",
                "id",
                "status",
                "timestamp",
                "recipient_id",
                "type",
                "message",
                "messaging_channel",
                "queue_id",
                "response",
                "messages",
                "contacts",
                "metadata",
                "error",
                "wa_id",
                "biz_opaque_callback_data");
        Arbitrary<Json> leaves = Arbitraries.oneOf(
                Arbitraries.of(
                                "whatsapp_business_account",
                                "wamid.1",
                                "sent",
                                "",
                                " ",
                                "{",
                                "{\"queue_id\":1}",
                                "payment",
                                "ab2661ac-2f7e-414b-a860-dba5c85763be",
                                "\u0000",
                                "\uD83D",
                                "1700000000")
                        .map(Json.Text::new),
                Arbitraries.of("0", "-0", "1e999999999", "1700000000000", "3.5").map(Json.Num::new),
                Arbitraries.of(true, false).map(Json.Bool::new),
                Arbitraries.just(new Json.Null()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(Json.Arr::new),
                        Arbitraries.maps(names, inner).ofMaxSize(6).map(CallbackReaderPropertyTest::object),
                        inner.list().ofMaxSize(2).map(CallbackReaderPropertyTest::envelope)),
                0,
                4);
    }

    private static Json object(Map<String, Json> members) {
        return new Json.Obj(new LinkedHashMap<>(members));
    }

    private static Json envelope(List<Json> statuses) {
        return object(Map.of(
                "entry",
                object(Map.of(
                        "changes", object(Map.of("value", object(Map.of("statuses", new Json.Arr(statuses)))))))));
    }
}
