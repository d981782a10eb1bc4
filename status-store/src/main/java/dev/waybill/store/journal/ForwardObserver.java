package dev.waybill.store.journal;

import java.time.Duration;

/** Is told what the forwarder does, on its threads: must return at once and never fail. Feeds metrics. */
public interface ForwardObserver {

    /** Sees nothing. */
    ForwardObserver NONE = new ForwardObserver() {
        @Override
        public void settled(Settled settled, Duration took) {
            // Nothing to feed.
        }

        @Override
        public void failed() {
            // Nothing to feed.
        }
    };

    /**
     * What became of the documents of one hand-over.
     *
     * @param stored documents that are at the target now
     * @param duplicates documents that were there before by another way
     * @param postponed documents that will be handed over again
     * @param refused documents that were set aside
     * @param conflicts documents that were stored and whose link was refused
     */
    record Settled(int stored, int duplicates, int postponed, int refused, int conflicts) {}

    /**
     * The target answered and the journal knows it.
     *
     * @param took from handing over to the journal's commit
     */
    void settled(Settled settled, Duration took);

    /** A hand-over failed as a whole, or the journal could not be read or written; all of it is repeated. */
    void failed();
}
