package dev.waybill.sync.runs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What a run did to a record that was asked for. */
public record FoundOutcome(String runId, @JsonUnwrapped RecordOutcome outcome) {}
