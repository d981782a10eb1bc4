package dev.waybill.ingest.callback;

import static dev.waybill.ingest.callback.Reading.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.StatusDocument;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a document keeps of the callback around its status. */
class NarrowedEnvelopeTest {

    @Test
    void narrowsTheEnvelopeToTheStatusAndItsContact() {
        String body = """
                {"object":"whatsapp_business_account","entry":[{"id":"9","time":1,"changes":[{"value":{
                 "contacts":[{"wa_id":"1","profile":{"name":"A"}},{"wa_id":"2"}],"messages":[{"id":"x"}],
                 "statuses":[{"id":"a","status":"sent","recipient_id":"1"},{"id":"b","status":"sent","recipient_id":"3"}]},
                 "field":"messages"}]}]}""";

        assertThat(Reading.callback(body).documents())
                .extracting(StatusDocument::rawJson)
                .containsExactly("""
                        {"object":"whatsapp_business_account","entry":[{"id":"9","changes":[{"field":"messages","value":\
                        {"contacts":[{"wa_id":"1","profile":{"name":"A"}}],"statuses":[{"id":"a","status":"sent",\
                        "recipient_id":"1"}]}}]}]}""", """
                        {"object":"whatsapp_business_account","entry":[{"id":"9","changes":[{"field":"messages","value":\
                        {"statuses":[{"id":"b","status":"sent","recipient_id":"3"}]}}]}]}""");
    }

    @Test
    void storesAtMostThreeTimesTheSizeOfAThousandStatuses() {
        String status = """
                {"id":"wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMA%04d","status":"sent",\
                "timestamp":"1750030073","recipient_id":"16505551234","conversation":{"id":\
                "72b14d6bd5407799e66f64d1b338e567","expiration_timestamp":"1750116480","origin":{"type":"marketing"}},\
                "pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}}""";
        String body =
                envelope(IntStream.range(0, 1000).mapToObj(status::formatted).toArray(String[]::new));

        assertThat(stored(body)).isLessThan(3L * body.length());
    }

    @Test
    void keepsWhatTheErrorsOfAChangeSayBesideEachOfItsStatuses() {
        String body = """
                {"entry":[{"changes":[{"value":{"errors":[{"code":131000}],\
                "statuses":[{"id":"a","status":"failed"},{"id":"b","status":"failed"}]}}]}]}""";

        assertThat(Reading.callback(body).documents())
                .allSatisfy(document -> assertThat(document.rawJson()).contains("\"errors\":[{\"code\":131000}]"));
    }

    @Test
    void cutsAndMarksWhatNarrowedEnvelopesRepeat() {
        String huge = "x".repeat(100_000);
        String statuses = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"id\":\"%d\",\"status\":\"sent\",\"recipient_id\":\"1\"}".formatted(i))
                .collect(Collectors.joining(","));
        String body =
                "{\"entry\":[{\"id\":\"%1$s\",\"changes\":[{\"field\":\"%1$s\",\"value\":{\"messaging_product\":\"%1$s\",\"metadata\":{\"phone_number_id\":\"%1$s\",\"display_phone_number\":\"%1$s\"},\"contacts\":[{\"wa_id\":\"1\",\"name\":\"%1$s\"}],\"statuses\":[%2$s]}}]}]}"
                        .formatted(huge, statuses);

        List<StatusDocument> documents = Reading.callback(body).documents();
        assertThat(documents)
                .hasSize(1000)
                .allSatisfy(document -> assertThat(bytes(document.rawJson())).hasSizeLessThan(8 * 1024));
        assertThat(documents.getFirst().rawJson())
                .startsWith("{\"entry\":[{\"id\":\"xxx")
                .contains("x" + CutJson.MARK + "\",\"changes\":[{\"field\":\"xxx")
                .contains("\"contacts\":[{\"wa_id\":\"1\",\"name\":\"xxx")
                .contains("\"statuses\":[{\"id\":\"0\"");
        assertThat(documents.getFirst().phoneNumberId()).isNull();
    }

    /** Took 38 seconds when each change looked at the whole entry. */
    @Test
    void takesTimeForWhatIsStoredAndNotForWhatIsRepeated() {
        String changes = IntStream.range(0, CallbackReader.MOST_STATUSES)
                .mapToObj(i -> String.format(
                        Locale.ROOT, "{\"value\":{\"statuses\":[{\"id\":\"%d\",\"status\":\"sent\"}]}}", i))
                .collect(Collectors.joining(","));
        String body = "{\"entry\":[{\"id\":\"" + "x".repeat(1_500_000) + "\",\"changes\":[" + changes + "]}]}";
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();

        List<StatusDocument> documents = Reading.callback(body).documents();

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(documents).hasSize(CallbackReader.MOST_STATUSES);
        assertThat(stored(body)).isLessThan(32L << 20);
    }

    private static long stored(String body) {
        return Reading.callback(body).documents().stream()
                .mapToLong(d -> d.statusJson().length() + d.rawJson().length())
                .sum();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
