package dev.waybill.engine.cycle;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** The port to where runs are recorded for people to see. */
public interface RunRecorder {

    /** When a cycle last started, on whichever replica. Fails like the store. */
    Uni<Optional<Instant>> lastStart();

    /** A run starts. Fails like the store, and then the run does not start. */
    Uni<Void> started(Run run);

    /** How far the run is; called often, by one thread at a time. Must not wait. */
    void progress(Run run, Progress progress);

    /** What became of one change of the run. Must not wait. */
    void wrote(Run run, Written written, Instant at);

    /** The run has ended, and the next one may start. Fails like the store. */
    Uni<Void> ended(RunRecord run);
}
