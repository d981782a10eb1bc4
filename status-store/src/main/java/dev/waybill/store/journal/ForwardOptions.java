package dev.waybill.store.journal;

import java.time.Duration;

/**
 * How documents are handed over.
 *
 * @param batchDocuments most documents of one hand-over
 * @param batchBytes most bytes of one hand-over, but one document in any case; with {@code inFlight} the bound of
 *     memory
 * @param inFlight most hand-overs at one time
 * @param gathering how long the first document behind a pause waits for others to share calls with
 * @param firstDelay about how long the first pause after a failure lasts
 * @param longestDelay about how long any pause lasts at most, so also how late the end of an outage is noticed
 * @param answerLimit longest time that one hand-over may take; then it is repeated
 */
public record ForwardOptions(
        int batchDocuments,
        long batchBytes,
        int inFlight,
        Duration gathering,
        Duration firstDelay,
        Duration longestDelay,
        Duration answerLimit) {

    /**
     * The defaults: batches of twenty full calls, one second of gathering so that even a slow stream shares calls, and
     * a pause of ten seconds at most.
     */
    public static final ForwardOptions DEFAULT = new ForwardOptions(
            500,
            4L << 20,
            2,
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofMinutes(2));

    /** @throws IllegalArgumentException if a number is below 1 or a time is not positive */
    public ForwardOptions {
        if (batchDocuments < 1 || batchBytes < 1 || inFlight < 1) {
            throw new IllegalArgumentException("batch and hand-overs in flight are at least 1");
        }
        if (!gathering.isPositive()
                || !firstDelay.isPositive()
                || !longestDelay.isPositive()
                || !answerLimit.isPositive()) {
            throw new IllegalArgumentException("times of forwarding are longer than nothing");
        }
    }

    /** The same with another bound of hand-overs at one time. */
    public ForwardOptions withInFlight(int most) {
        return new ForwardOptions(batchDocuments, batchBytes, most, gathering, firstDelay, longestDelay, answerLimit);
    }
}
