package dev.waybill.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.ingest.callback.CallbackReading.Unreadable;
import dev.waybill.model.document.StatusDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What tests of reading share: the default rules, a fixed receive time, the fixtures. */
public final class Reading {

    static final Instant RECEIVED = Instant.parse("2026-02-03T04:05:06.789Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final IdRules RULES = new IdRules(
            pointers(
                    "@/queue_id",
                    "@/queueId",
                    "@/biz_opaque_callback_data",
                    "@/gs_id",
                    "@/gsId",
                    "@/id",
                    "/message/queue_id",
                    "/queue_id",
                    "/queueId",
                    "/payload/gsId",
                    "/data/message/meta_data/source_data/callback_data"),
            Pattern.compile("(?i)^\\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}?$"),
            pointers("@/id", "@/meta_msg_id", "/response/messages/0/id", "/payload/id", "/message_id"));

    private Reading() {}

    static CallbackReading of(byte[] body) {
        return new CallbackReader(RULES, ZoneId.of("Asia/Kolkata")).read(body, RECEIVED);
    }

    static Callback callback(String body) {
        CallbackReading reading = of(body.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Callback.class);
        return (Callback) reading;
    }

    static String whyUnreadable(byte[] body) {
        CallbackReading reading = of(body);
        assertThat(reading).isInstanceOf(Unreadable.class);
        return ((Unreadable) reading).reason();
    }

    static StatusDocument one(String body) {
        List<StatusDocument> documents = callback(body).documents();
        assertThat(documents).hasSize(1);
        return documents.getFirst();
    }

    /** The one document of Meta's envelope around a status object. */
    static StatusDocument ofStatus(String status) {
        return one(envelope(status));
    }

    public static String envelope(String... statuses) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":\
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"+1 555","phone_number_id":"106"},\
                "statuses":[%s]}}]}]}""".formatted(String.join(",", statuses));
    }

    public static String fixture(String name) {
        try (InputStream in = Reading.class.getResourceAsStream("/fixtures/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<IdPointer> pointers(String... texts) {
        return Stream.of(texts).map(IdPointer::of).toList();
    }
}
