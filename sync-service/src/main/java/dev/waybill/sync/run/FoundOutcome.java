package dev.waybill.sync.run;

/** What a run did to a record that was asked for. */
public record FoundOutcome(String runId, RecordOutcome outcome) {}
