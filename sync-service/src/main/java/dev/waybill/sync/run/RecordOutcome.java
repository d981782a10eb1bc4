package dev.waybill.sync.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.waybill.sync.cycle.Change;
import dev.waybill.sync.cycle.WriteOutcome;
import dev.waybill.sync.cycle.Written;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to one record.
 *
 * @param outcome {@code updated}, {@code rejected}, {@code missing} or {@code unknown}
 * @param from the status as it was read, blank if it was empty or is not known
 * @param to the status that was written or tried
 * @param code Zoho's code, 0 for no answer, absent for an update
 * @param reason why it failed, safe to show
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordOutcome(
        String recordId,
        String queueId,
        String outcome,
        String from,
        String to,
        @Nullable Integer code,
        @Nullable String reason) {

    /** Empty for a record that was not tried, which is counted only. */
    static Optional<RecordOutcome> of(Written written) {
        Change change = written.change();
        return switch (written.outcome()) {
            case WriteOutcome.Updated u -> Optional.of(of(change, "updated", null, null));
            case WriteOutcome.Rejected r -> Optional.of(of(change, "rejected", r.code(), r.reason()));
            case WriteOutcome.Missing m -> Optional.of(of(change, "missing", m.code(), null));
            case WriteOutcome.Unknown u -> Optional.of(of(change, "unknown", u.code(), u.reason()));
            case WriteOutcome.NotTried n -> Optional.empty();
            case WriteOutcome.Halting h -> Optional.empty();
        };
    }

    private static RecordOutcome of(Change change, String outcome, @Nullable Integer code, @Nullable String reason) {
        return new RecordOutcome(
                change.record().recordId(),
                change.record().queueId(),
                outcome,
                change.record().status(),
                change.status(),
                code,
                reason);
    }
}
