package dev.waybill.model.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterEvaluationTest {

    private static final Instant RECEIVED = Instant.parse("2026-01-01T10:00:00.250Z");

    private static final StatusDocument DOCUMENT = new StatusDocument(
            new StatusEvent(
                    DocumentId.ofStatus("wamid.1", "failed", "9170", null, "1640995200"),
                    "wamid.1",
                    null,
                    "failed",
                    "9170",
                    Instant.ofEpochSecond(1640995200),
                    RECEIVED,
                    false),
            "1064",
            null,
            "{}",
            "{}",
            LocalDate.of(2022, 1, 1));

    private static final Map<String, ?> STATUS_OBJECT = Map.of(
            "conversation", Map.of("origin", Map.of("type", "utility"), "0", "named zero"),
            "pricing", Map.of("billable", true, "price", 1.5),
            "errors", Arrays.asList(Map.of("code", 131026), null));

    static List<Map<String, ?>> passing() {
        return List.of(
                Map.of(),
                Map.of("status", "failed"),
                Map.of("status", "failed", "recipient_id", Map.of("$in", List.of("1", "9170"))),
                Map.of("status", Map.of("$ne", "sent", "$gt", "delivered", "$lte", "failed")),
                Map.of("queue_id", Map.of("$ne", "q")),
                Collections.singletonMap("queue_id", null),
                Map.of("queue_id", Map.of("$nin", List.of("q"))),
                Map.of("web_date", Map.of("$gte", "2022-01-01", "$lt", "2022-01-02")),
                Map.of("web_timestamp", "1640995200"),
                Map.of("web_timestamp", Map.of("$gt", 1640995199)),
                Map.of("created_time", Map.of("$gt", "2026-01-01T10:00:00Z", "$lt", "2026-01-01T12:00:00.251+02:00")),
                Map.of("updated", false),
                Map.of("conversation.origin.type", "utility"),
                Map.of("conversation.0", "named zero"),
                Map.of("errors.0.code", 131026),
                Map.of("errors.0.code", Map.of("$gte", 131026.0, "$lt", 131026.5)),
                Collections.singletonMap("errors.1", null),
                Map.of("errors.7.code", Map.of("$ne", 1)),
                Map.of("pricing.price", 1.5),
                Map.of("pricing.billable", Map.of("$gt", false)),
                Map.of("$or", List.of(Map.of("status", "sent"), Map.of("status", "failed"))),
                Map.of("$not", Map.of("pricing.price", Map.of("$gt", 2))),
                Map.of("status", Map.of("$not", Map.of("$eq", "sent"))));
    }

    static List<Map<String, ?>> failing() {
        return List.of(
                Map.of("status", "Failed"),
                Map.of("queue_id", Map.of("$gte", "")),
                Map.of("queue_id", Map.of("$in", List.of())),
                Collections.singletonMap("status", null),
                Map.of("conversation.origin", Map.of("$ne", "x"), "status", "sent"),
                Map.of("conversation.origin", "utility"),
                Map.of("pricing.price", "1.5"),
                Map.of("errors.0.code", "131026"),
                Map.of("errors.-1.code", 131026),
                Map.of("$and", List.of(Map.of("status", "failed"), Map.of("updated", true))),
                Map.of("$not", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void letsThrough(Map<String, ?> filter) {
        assertThat(FilterEvaluation.passes(FilterReader.read(filter), DOCUMENT, STATUS_OBJECT))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("failing")
    void keepsOut(Map<String, ?> filter) {
        assertThat(FilterEvaluation.passes(FilterReader.read(filter), DOCUMENT, STATUS_OBJECT))
                .isFalse();
    }
}
