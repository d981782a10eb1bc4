package dev.waybill.zoho.creator;

import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.NoAnswer;
import java.util.Set;

/**
 * Judges Creator's answers by the {@code code} in the body, whatever the HTTP status. Source: Zoho Creator facts 1.5,
 * 1.6, 5.3.
 */
final class CreatorAnswers {

    /** Report without records, criteria without a match, and the older form of that. */
    private static final Set<Integer> EMPTY = Set.of(9220, 9280, 3100);

    private CreatorAnswers() {}

    /**
     * The page.
     *
     * @throws CreatorFailure if the answer is none
     */
    static RecordPage page(HttpAnswer answer, RecordQuery query) {
        PageReader rows = new PageReader(query);
        Envelope envelope = envelope(answer, rows);
        if (EMPTY.contains(envelope.code())) {
            return RecordPage.EMPTY;
        }
        if (envelope.code() != Envelope.SUCCESS) {
            throw CreatorFailures.of(answer, envelope);
        }
        if (!rows.found()) {
            throw CreatorFailures.unexpected(answer, "success without data");
        }
        return rows.page(answer.header("record_cursor"));
    }

    /**
     * The receipt of one update.
     *
     * @throws CreatorFailure if the answer is none
     */
    static UpdateReceipt receipt(HttpAnswer answer, String recordId) {
        Envelope envelope = envelope(answer, EnvelopeReader.Data.NONE).decisive();
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
        return switch (none.kind()) {
            case NOT_SENT -> new CreatorFailure.NotSent("Nothing was sent to Creator: " + none.getMessage());
            default ->
                new CreatorFailure.Unavailable(
                        0, 0, "Creator did not answer: " + none.getMessage(), none.executionUnknown());
        };
    }

    private static Envelope envelope(HttpAnswer answer, EnvelopeReader.Data data) {
        return EnvelopeReader.read(answer, data).orElseThrow(() -> CreatorFailures.withoutJson(answer));
    }
}
