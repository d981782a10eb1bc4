package dev.waybill.sync.run;

/** What came of a dry run. */
public sealed interface DryRunOutcome {

    /** It has looked. */
    record Looked(DryRunReport report) implements DryRunOutcome {}

    /** A cycle or another dry run is under way, on this or on another replica. */
    record AlreadyRunning(String runId) implements DryRunOutcome {}
}
