package dev.waybill.store.journal;

import dev.waybill.model.store.StatusStore;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** A journal in front of a store, and the forwarding between them. */
public final class StoreAndForward implements AutoCloseable {

    private final Forwarder forwarder;
    private final StatusStore statuses;

    private StoreAndForward(Forwarder forwarder, StatusStore statuses) {
        this.forwarder = forwarder;
        this.statuses = statuses;
    }

    /**
     * Starts forwarding. The journal stays its owner's to close, behind this.
     *
     * @param target where the documents of the journal go
     * @param behind the same store as readers see it
     * @param threads the forwarder's own, one is enough: where hand-overs begin and end, and pauses; never an event
     *     loop
     */
    public static StoreAndForward start(
            Journal journal,
            ForwardTarget target,
            StatusStore behind,
            ForwardOptions options,
            ForwardObserver observer,
            ScheduledExecutorService threads,
            InstantSource clock,
            RandomGenerator random) {
        Backoff backoff = new Backoff(options.firstDelay(), options.longestDelay(), random::nextDouble);
        Forwarder forwarder = new Forwarder(journal, target, options, observer, threads, clock, backoff);
        forwarder.start();
        return new StoreAndForward(forwarder, new JournaledStatusStore(journal, forwarder, behind));
    }

    /** The store: appends go to the journal, everything else to the store behind it. */
    public StatusStore statuses() {
        return statuses;
    }

    /** Hands over nothing more; what waits, waits for the next start. */
    @Override
    public void close() {
        forwarder.close();
    }
}
