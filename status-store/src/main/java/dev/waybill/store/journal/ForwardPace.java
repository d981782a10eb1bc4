package dev.waybill.store.journal;

import java.time.Duration;

/**
 * When the forwarder reads on, when it pauses and when it rests: a state machine without clock, threads or store. Used
 * under its owner's lock.
 *
 * <p>Documents are read once, oldest first, and handed over in several batches at a time. When some do not arrive, the
 * round ends: nothing more is read, the batches on their way come back, and behind a pause reading starts again at the
 * oldest. While nothing arrives at all, pauses grow and only one batch is tried; the first that arrives brings back the
 * full pace.
 */
final class ForwardPace {

    /** What to do now. */
    sealed interface Step {

        /** Read what waits behind a place and report by {@link #read} or {@link #readFailed}. */
        record Read(long after) implements Step {}

        /** Report by {@link #waited} after this time. */
        record Wait(Duration time) implements Step {}

        /** Nothing until something is reported. */
        record Rest() implements Step {}
    }

    private static final Step REST = new Step.Rest();

    private final int mostInFlight;
    private final Duration gathering;
    private final Backoff backoff;

    private long place;
    private int inFlight;
    private int failures;
    private boolean reading;
    private boolean waiting;
    private boolean exhausted;
    private boolean appended;
    private boolean gathered;
    private boolean troubled;
    private boolean arrived;

    ForwardPace(int mostInFlight, Duration gathering, Backoff backoff) {
        this.mostInFlight = mostInFlight;
        this.gathering = gathering;
        this.backoff = backoff;
    }

    /** What to do now; to be asked again after each report and each step but {@link Step.Rest}. */
    Step next() {
        if (reading || waiting) {
            return REST;
        }
        if (troubled) {
            return inFlight > 0 ? REST : pause();
        }
        if (exhausted && !gathered) {
            return appended ? gather() : REST;
        }
        return inFlight < (failures > 0 ? 1 : mostInFlight) ? read() : REST;
    }

    /** Documents were appended. Returns whether that gives something to do. */
    boolean appended() {
        boolean news = !appended;
        appended = true;
        return news && exhausted;
    }

    /** Older documents wait again: the round ends, and the next begins with them. */
    void again() {
        troubled = true;
        arrived = true;
    }

    /**
     * A reading brought documents, which are handed over.
     *
     * @param last place of the last one
     * @param more whether there may be more behind it
     */
    void read(long last, boolean more) {
        reading = false;
        place = last;
        exhausted = !more;
        inFlight++;
    }

    /** A reading found nothing. */
    void readNothing() {
        reading = false;
        exhausted = true;
    }

    /** A reading failed. */
    void readFailed() {
        reading = false;
        troubled = true;
    }

    /**
     * A hand-over came back.
     *
     * @param some whether documents of it arrived and the journal let them go
     * @param all whether none of it is left to forward
     */
    void finished(boolean some, boolean all) {
        inFlight--;
        arrived |= some;
        troubled |= !all;
        if (some) {
            failures = 0;
        }
    }

    /** A pause is over. */
    void waited() {
        waiting = false;
    }

    private Step pause() {
        failures = arrived ? 0 : failures + 1;
        troubled = false;
        arrived = false;
        waiting = true;
        // Again from the oldest: what was left behind comes first.
        place = 0;
        exhausted = false;
        return new Step.Wait(backoff.after(Math.max(1, failures)));
    }

    private Step gather() {
        gathered = true;
        waiting = true;
        return new Step.Wait(gathering);
    }

    private Step read() {
        reading = true;
        gathered = false;
        // What is appended from here on may come too late for this reading.
        appended = false;
        return new Step.Read(place);
    }
}
