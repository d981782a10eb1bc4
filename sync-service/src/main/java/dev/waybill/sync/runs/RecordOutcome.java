package dev.waybill.sync.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.WriteOutcome;
import dev.waybill.engine.cycle.Written;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to one record.
 *
 * @param messageId the message whose status was written or tried, absent if its event names none
 * @param outcome {@code updated}, {@code rejected}, {@code missing}, {@code unknown}, or {@code left} if Zoho's answer
 *     ended the cycle
 * @param from the status as it was read, blank if it was empty or is not known
 * @param to the status that was written or tried
 * @param code Zoho's code, 0 for no answer
 * @param reason why it failed in Zoho's words, shortened and safe to show; absent for an update
 * @param at when the answer was there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordOutcome(
        String recordId,
        String queueId,
        @Nullable String messageId,
        String outcome,
        String from,
        String to,
        @Nullable Integer code,
        @Nullable String reason,
        Instant at) {

    /** Source: Zoho Creator facts 5.1. */
    private static final int SUCCESS = 3000;

    /** Keeps the outcomes of a run small. */
    static final int MOST_REASON = 200;

    /** Empty for a record that was not tried, which is counted only. */
    static Optional<RecordOutcome> of(Written written, Instant at) {
        Change change = written.change();
        return switch (written.outcome()) {
            case WriteOutcome.Updated u -> Optional.of(of(change, "updated", SUCCESS, null, at));
            case WriteOutcome.Rejected r -> Optional.of(of(change, "rejected", r.code(), r.reason(), at));
            case WriteOutcome.Missing m -> Optional.of(of(change, "missing", m.code(), null, at));
            case WriteOutcome.Unknown u -> Optional.of(of(change, "unknown", u.code(), u.reason(), at));
            case WriteOutcome.Halting h ->
                Optional.of(of(change, "left", h.code(), h.halt().reason(), at));
            case WriteOutcome.NotTried n -> Optional.empty();
        };
    }

    private static RecordOutcome of(Change change, String outcome, int code, @Nullable String reason, Instant at) {
        return new RecordOutcome(
                change.record().recordId(),
                change.record().queueId(),
                change.event().messageId(),
                outcome,
                change.record().status(),
                change.status(),
                code,
                reason == null || reason.length() <= MOST_REASON ? reason : reason.substring(0, MOST_REASON),
                at);
    }
}
