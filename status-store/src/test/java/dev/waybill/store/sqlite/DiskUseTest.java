package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.store.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a status takes on disk, indexes and all. */
class DiskUseTest {

    private static final int STATUSES = 6000;
    private static final int MOST_BYTES = 900;

    private static final String STATUS = """
            {"id":"%s","status":"%s","timestamp":"%d","recipient_id":"%s","conversation":{"id":"%s",\
            "expiration_timestamp":"%d","origin":{"type":"utility"}},"pricing":{"billable":true,"pricing_model":"PMP",\
            "category":"utility","type":"regular"},"biz_opaque_callback_data":"%s"}""";
    private static final String CALLBACK = """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":\
            {"messaging_product":"whatsapp","metadata":{"display_phone_number":"919154699658","phone_number_id":\
            "408694838996380"},"statuses":[%s]},"field":"messages"}]}]}""";

    /** As random as real ids are, and more: whatever repeats would flatter the store. */
    private final Random random = new Random(20_260_131);

    @Test
    void aStatusOfACallbackOf900BytesTakesNoMore(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("waybill.db");
        List<StatusDocument> documents =
                IntStream.range(0, STATUSES).mapToObj(this::document).toList();
        assertThat(documents.stream()
                        .mapToInt(d -> d.rawJson().length())
                        .average()
                        .orElseThrow())
                .isBetween(890.0, 910.0);

        try (SqliteStore store = Stores.open(path)) {
            for (int i = 0; i < STATUSES; i += 500) {
                store.sink().append(documents.subList(i, i + 500)).await().atMost(Duration.ofSeconds(20));
            }
        }

        assertThat(Files.size(path) / STATUSES).as("bytes on disk a status").isLessThan(MOST_BYTES);
    }

    private StatusDocument document(int number) {
        String recipient = "9170" + (10_000_000 + random.nextInt(89_999_999));
        String messageId = "wamid."
                + Base64.getEncoder()
                        .encodeToString(("\u001d\f" + recipient + "\u0015\u0002\u0011\u0018\u0012"
                                        + hex(9).toUpperCase(Locale.ROOT))
                                .getBytes(StandardCharsets.US_ASCII));
        String status = List.of("sent", "delivered", "read").get(number % 3);
        long seconds = 1_760_000_000L + random.nextInt(1_000_000);
        String data = "order-" + hex(8) + "-segment-" + random.nextInt(1000) + "-" + UUID.nameUUIDFromBytes(bytes(16))
                + "-" + UUID.nameUUIDFromBytes(bytes(16)) + "-locale-en_IN-template-order_update_v3-" + hex(80);
        String json = STATUS.formatted(
                messageId, status, seconds, recipient, hex(16), seconds + 86_400, data.substring(0, 273));
        Instant time = Instant.ofEpochSecond(seconds);
        return new StatusDocument(
                new StatusEvent(
                        DocumentId.ofStatus(messageId, status, recipient, null, Long.toString(seconds)),
                        messageId,
                        null,
                        status,
                        recipient,
                        time,
                        Documents.NOON.plusMillis(number),
                        false),
                "408694838996380",
                "919154699658",
                json.substring(0, json.length() - 1)
                        + ",\"normalised\":{\"status\":\"%s\",\"time\":\"%s\",\"recipient_id\":\"%s\"}}"
                                .formatted(status, time, recipient),
                CALLBACK.formatted(json),
                LocalDate.of(2025, 10, 9));
    }

    private String hex(int length) {
        return HexFormat.of().formatHex(bytes(length));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
