package dev.waybill.sync.run;

/** What came of starting a cycle. */
public sealed interface StartOutcome {

    /** It runs, in the background. */
    record Started(String runId) implements StartOutcome {}

    /** Another one runs, on this or on another replica. */
    record AlreadyRunning(String runId) implements StartOutcome {}
}
