package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.waybill.engine.cycle.Progress;
import java.time.Instant;

/**
 * How far a run was when it last said so.
 *
 * @param at when it said so
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RunProgress(String runId, Trigger trigger, Instant startedAt, Instant at, Progress progress) {}
