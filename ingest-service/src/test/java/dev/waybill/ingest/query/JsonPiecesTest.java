package dev.waybill.ingest.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import io.smallrye.mutiny.Multi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many documents in few pieces, and never much at one moment. */
class JsonPiecesTest {

    private static final int BODY = 2000;
    private static final int MOST_BYTES = 128 << 10;

    private static final String ODD = "\"\\\u0001\n\u2028 é 😀";

    @Test
    void thePiecesHoldEveryDocumentInItsOrderOnALineOfItsOwn() {
        List<byte[]> pieces = pieces(documents(500, "x".repeat(BODY)));

        assertThat(lines(pieces))
                .extracting(line -> line.get("webhook_id").textValue())
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "wamid." + i).toList());
    }

    @Test
    void aPieceIsLargeEnoughToBeWorthItsWayAndNoLarger() {
        List<byte[]> pieces = pieces(documents(500, "x".repeat(BODY)));

        assertThat(pieces).hasSizeBetween(15, 40).allMatch(piece -> piece.length < MOST_BYTES);
    }

    @Test
    void aLargeDocumentIsAPieceOfItsOwn() {
        assertThat(pieces(documents(3, "x".repeat(200_000)))).hasSize(3);
    }

    @Test
    void whateverABodyHoldsStaysOnItsLine() {
        JsonNode line = lines(pieces(documents(1, ODD))).getFirst();

        assertThat(line.get("raw_webhook_data_json").textValue()).isEqualTo(ODD);
        assertThat(line.get("webhook_data_json").textValue()).isEqualTo(ODD);
        assertThat(line.get("queue_id").isNull()).isTrue();
        assertThat(line.get("web_timestamp").textValue()).isEqualTo("1769860800");
        assertThat(line.get("created_time").textValue()).isEqualTo("2026-01-31T12:00:01.500Z");
        assertThat(line.get("web_date").textValue()).isEqualTo("2026-01-31");
        assertThat(line.get("updated").booleanValue()).isTrue();
    }

    private static List<byte[]> pieces(List<StatusDocument> documents) {
        return taken(JsonPieces.lines(documents, DocumentJson::write));
    }

    private static List<byte[]> taken(JsonPieces<?> pieces) {
        return JsonPieces.written(Multi.createFrom().item(1), page -> pieces)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500})
    void anObjectHasAllDocumentsInItsOrderWhereverItsPiecesEnd(int count) {
        List<byte[]> pieces = taken(JsonPieces.object(
                documents(count, ODD + "x".repeat(BODY)), "c\"1", ",\"scanned\":7", DocumentJson::write));

        JsonNode object = json(text(pieces));

        assertThat(pieces).allMatch(piece -> piece.length < MOST_BYTES);
        assertThat(object.get("count").intValue()).isEqualTo(count);
        assertThat(object.get("records"))
                .extracting(document -> document.get("webhook_id").textValue())
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(i -> "wamid." + i).toList());
        assertThat(object.get("next_cursor").textValue()).isEqualTo("c\"1");
        assertThat(object.get("scanned").intValue()).isEqualTo(7);
    }

    @Test
    void theLastPageHasNoCursor() {
        JsonNode object = json(text(taken(JsonPieces.object(documents(1, ODD), null, "", DocumentJson::write))));

        assertThat(object.get("next_cursor").isNull()).isTrue();
    }

    /** As a caller gets them: Quarkus puts a line end between two pieces. */
    private static List<JsonNode> lines(List<byte[]> pieces) {
        return text(pieces).lines().map(JsonPiecesTest::json).toList();
    }

    private static String text(List<byte[]> pieces) {
        return pieces.stream()
                .map(piece -> new String(piece, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    private static List<StatusDocument> documents(int count, String body) {
        return IntStream.range(0, count)
                .mapToObj(number -> document("wamid." + number, body))
                .toList();
    }

    private static StatusDocument document(String messageId, String body) {
        Instant noon = Instant.parse("2026-01-31T12:00:00Z");
        StatusEvent event = new StatusEvent(
                DocumentId.ofStatus(messageId, "sent", null, null, null),
                messageId,
                null,
                "sent",
                "917000000001",
                noon,
                noon.plusMillis(1500),
                true);
        return new StatusDocument(event, null, null, body, body, LocalDate.of(2026, 1, 31));
    }
}
