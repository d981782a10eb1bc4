package dev.waybill.sync.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.waybill.engine.cycle.RunReport;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.run.RunRecord;
import java.util.Locale;
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
        int documentsSynced,
        int documentsSettled,
        long calls,
        Map<Integer, Integer> errors) {

    /** Shows a run that is kept. */
    public static RunView of(RunRecord run, LocalTimes times) {
        RunReport report = run.report();
        return new RunView(
                run.runId(),
                run.trigger().name().toLowerCase(Locale.ROOT),
                times.time(run.startedAt()),
                times.seconds(run.duration()),
                report.end().name().toLowerCase(Locale.ROOT),
                report.reason(),
                report.pages(),
                report.pageCeilingReached(),
                report.pending(),
                report.updated(),
                report.skipped(),
                report.unmatched(),
                report.rejected(),
                report.missing(),
                report.unknown(),
                report.heldBack(),
                report.left(),
                report.documentsSynced(),
                run.settled(),
                run.calls(),
                report.errors());
    }
}
