package dev.waybill.zoho.creator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.JsonBody;
import dev.waybill.zoho.http.NoAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Judges Creator's answers by the {@code code} in the body, whatever the HTTP status. Source: Zoho Creator facts 1.5,
 * 1.6, 5.3.
 */
final class CreatorAnswers {

    /** Report without records, criteria without a match, and the older form of that. */
    private static final Set<Integer> EMPTY = Set.of(9220, 9280, 3100);

    private static final String ID = "ID";

    private CreatorAnswers() {}

    /**
     * The page.
     *
     * @throws CreatorFailure if the answer is none
     */
    static RecordPage page(HttpAnswer answer) {
        Envelope envelope = envelope(answer);
        if (EMPTY.contains(envelope.code())) {
            return RecordPage.EMPTY;
        }
        if (envelope.code() != Envelope.SUCCESS) {
            throw CreatorFailures.of(answer, envelope);
        }
        JsonNode data = envelope.body().path("data");
        if (!data.isContainerNode()) {
            throw CreatorFailures.unexpected(answer, "success without data");
        }
        List<JsonNode> rows = data.isObject()
                ? List.of(data)
                : StreamSupport.stream(data.spliterator(), false).toList();
        return new RecordPage(rows.stream().map(row -> record(answer, row)).toList(), answer.header("record_cursor"));
    }

    /**
     * The receipt of one update.
     *
     * @throws CreatorFailure if the answer is none
     */
    static UpdateReceipt receipt(HttpAnswer answer, String recordId) {
        Envelope envelope = envelope(answer).decisive();
        if (EMPTY.contains(envelope.code())) {
            throw CreatorFailures.missing(answer, envelope);
        }
        if (envelope.code() != Envelope.SUCCESS) {
            throw CreatorFailures.of(answer, envelope);
        }
        return new UpdateReceipt(recordId);
    }

    /** The failure of a call without an answer. */
    static CreatorFailure failure(NoAnswer none) {
        return new CreatorFailure.Unavailable(0, 0, "Creator did not answer: " + none.seen(), none.executionUnknown());
    }

    private static Envelope envelope(HttpAnswer answer) {
        return JsonBody.object(answer.body()).map(Envelope::of).orElseThrow(() -> CreatorFailures.withoutJson(answer));
    }

    private static CreatorRecord record(HttpAnswer answer, JsonNode row) {
        String id = FieldText.of(row.path(ID));
        if (id.isBlank()) {
            throw CreatorFailures.unexpected(answer, "a record without ID");
        }
        Map<String, String> fields = new HashMap<>();
        row.properties().forEach(field -> fields.put(field.getKey(), FieldText.of(field.getValue())));
        fields.remove(ID);
        return new CreatorRecord(id, fields);
    }
}
