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
 * @param patience how long a document may stay behind while others arrive; then it is set aside
 * @param setAsideFor for about how long, until it is tried again
 */
public record ForwardOptions(
        int batchDocuments,
        long batchBytes,
        int inFlight,
        Duration gathering,
        Duration firstDelay,
        Duration longestDelay,
        Duration answerLimit,
        Duration patience,
        Duration setAsideFor) {

    /**
     * The defaults: batches of twenty full calls, four at a time so that those of one that are repeated do not let the
     * places of the others lie idle, two seconds of gathering so that even a slow stream shares calls and few of a
     * quick one's are half empty, and a pause of ten seconds at most.
     */
    public static final ForwardOptions DEFAULT = new ForwardOptions(
            500,
            4L << 20,
            4,
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    /** @throws IllegalArgumentException if a number is below 1 or a time is not positive */
    public ForwardOptions {
        if (batchDocuments < 1 || batchBytes < 1 || inFlight < 1) {
            throw new IllegalArgumentException("batch and hand-overs in flight are at least 1");
        }
        if (!gathering.isPositive()
                || !firstDelay.isPositive()
                || !longestDelay.isPositive()
                || !answerLimit.isPositive()
                || !patience.isPositive()
                || !setAsideFor.isPositive()) {
            throw new IllegalArgumentException("times of forwarding are longer than nothing");
        }
    }

    /** The same with other times for documents that stay behind. */
    ForwardOptions withPatience(Duration otherPatience, Duration otherSetAsideFor) {
        return new ForwardOptions(
                batchDocuments,
                batchBytes,
                inFlight,
                gathering,
                firstDelay,
                longestDelay,
                answerLimit,
                otherPatience,
                otherSetAsideFor);
    }

    /** The same with another bound of hand-overs at one time. */
    public ForwardOptions withInFlight(int most) {
        return new ForwardOptions(
                batchDocuments,
                batchBytes,
                most,
                gathering,
                firstDelay,
                longestDelay,
                answerLimit,
                patience,
                setAsideFor);
    }
}
