package dev.waybill.sync.runs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * A run and what it did to records.
 *
 * @param outcomes of every record that was written or tried, in the order it happened; others are only counted
 * @param outcomesOmitted outcomes that are not kept, the run having had too many
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RunDetail(RunView run, List<OutcomeView> outcomes, int outcomesOmitted) {}
