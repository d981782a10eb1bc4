package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.waybill.engine.cycle.RunReport;
import java.time.Duration;
import java.time.Instant;

/**
 * A run as it is kept.
 *
 * @param runId its name; later runs have higher ones
 * @param trigger what started it
 * @param startedAt when it started
 * @param duration how long it took
 * @param calls Creator calls it started
 * @param settled late documents it found to have nothing left to tell
 * @param outcomesOmitted outcomes of records that were not kept, the run having had too many
 * @param report what it did
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RunRecord(
        String runId,
        Trigger trigger,
        Instant startedAt,
        Duration duration,
        long calls,
        int settled,
        int outcomesOmitted,
        RunReport report) {}
