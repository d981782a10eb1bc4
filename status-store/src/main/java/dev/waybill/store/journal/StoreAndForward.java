package dev.waybill.store.journal;

import dev.waybill.model.store.StatusSink;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;

/** A journal in front of a store, and the forwarding between them: documents are appended here and read there. */
public final class StoreAndForward implements AutoCloseable {

    private final Forwarder forwarder;
    private final StatusSink sink;

    private StoreAndForward(Forwarder forwarder, StatusSink sink) {
        this.forwarder = forwarder;
        this.sink = sink;
    }

    /**
     * Starts forwarding. The journal stays its owner's to close, behind this.
     *
     * @param target where the documents of the journal go
     * @param threads the forwarder's own, one is enough: where hand-overs begin and end, and pauses; never an event
     *     loop
     */
    public static StoreAndForward start(
            Journal journal,
            ForwardTarget target,
            ForwardOptions options,
            ForwardObserver observer,
            ScheduledExecutorService threads,
            InstantSource clock,
            RandomGenerator random) {
        Backoff backoff = new Backoff(options.firstDelay(), options.longestDelay(), random::nextDouble);
        Forwarder forwarder = new Forwarder(journal, target, options, observer, threads, clock, backoff);
        forwarder.start();
        return new StoreAndForward(
                forwarder,
                documents -> journal.append(documents).invoke(appended -> {
                    if (appended.stored() > 0) {
                        forwarder.appended();
                    }
                }));
    }

    /**
     * Where documents are appended: to the journal. It counts as duplicates only what the journal still holds; others
     * are recognised when they are forwarded.
     */
    public StatusSink sink() {
        return sink;
    }

    /** A thread for {@link #start}, which ends with its shutdown although tasks of a later hour wait. */
    public static ScheduledExecutorService thread() {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("store-forwarder").factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }

    /** Hands over nothing more; what waits, waits for the next start. */
    @Override
    public void close() {
        forwarder.close();
    }
}
