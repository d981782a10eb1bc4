package dev.waybill.sync.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended. Counts are of records unless they say otherwise; times are local to the configured zone.
 *
 * @param trigger {@code scheduler} or {@code operator}
 * @param end {@code completed}, {@code partial}, {@code stopped} or {@code failed}
 * @param reason why it ended early, null if it did not
 * @param errors failed writes by Zoho's code, 0 for no answer
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunView(
        String runId,
        String trigger,
        @Nullable String startedAt,
        @Nullable Double durationSeconds,
        String end,
        @Nullable String reason,
        int pages,
        boolean pageCeilingReached,
        int pending,
        int updated,
        int skipped,
        int unmatched,
        int rejected,
        int missing,
        int unknown,
        int heldBack,
        int left,
        int documentsTold,
        int documentsSettled,
        long calls,
        Map<Integer, Integer> errors) {}
