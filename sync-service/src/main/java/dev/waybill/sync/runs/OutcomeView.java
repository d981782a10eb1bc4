package dev.waybill.sync.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.run.RecordOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to one record.
 *
 * @param runId the run, absent where it is known
 * @param outcome {@code updated}, {@code rejected}, {@code missing}, {@code unknown} or {@code left}
 * @param code Zoho's code, 0 for no answer
 * @param reason Zoho's words, absent for an update
 * @param at when the answer was there, local to the configured zone
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutcomeView(
        @Nullable String runId,
        String recordId,
        String queueId,
        @Nullable String messageId,
        String outcome,
        String from,
        String to,
        @Nullable Integer code,
        @Nullable String reason,
        @Nullable String at) {

    static OutcomeView of(@Nullable String runId, RecordOutcome one, LocalTimes views) {
        return new OutcomeView(
                runId,
                one.recordId(),
                one.queueId(),
                one.messageId(),
                one.outcome(),
                one.from(),
                one.to(),
                one.code(),
                one.reason(),
                views.time(one.at()));
    }
}
