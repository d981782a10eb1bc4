package dev.waybill.sandbox.tables;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A master that is always right and, while replicas lag, one that is behind. */
final class ReplicatedOrdering {

    private final Ordering master = new Ordering();
    private final Lag lag;
    private final InstantSource clock;
    private @Nullable LaggingOrdering replica;

    ReplicatedOrdering(Lag lag, InstantSource clock) {
        this.lag = lag;
        this.clock = clock;
    }

    void set(Place place, @Nullable StoredItem item) {
        if (replica == null && lag.replicaMillis() > 0) {
            replica = new LaggingOrdering(master.copy(), lag::replicaMillis, clock);
        }
        master.set(place, item);
        if (replica != null) {
            replica.set(place, item);
        }
    }

    Ordering master() {
        return master;
    }

    /** The master if the read must be consistent, otherwise whatever a replica shows. */
    Ordering read(boolean consistent) {
        if (consistent || replica == null) {
            return master;
        }
        Ordering shown = replica.read();
        if (replica.settled()) {
            replica = null;
        }
        return shown;
    }
}
