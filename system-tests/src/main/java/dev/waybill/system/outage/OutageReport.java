package dev.waybill.system.outage;

import java.time.Duration;

/**
 * What an outage did.
 *
 * @param outage how long Catalyst was away
 * @param sent callbacks sent, before, during and behind it
 * @param answered of these, answered 200
 * @param p99Millis within which 99 of 100 were answered while Catalyst was away
 * @param drained until all were in Catalyst, from its return
 * @param wrong answered callbacks that are not in Catalyst exactly once
 * @param doubled hand-overs that Catalyst took for somebody else's
 * @param callsPerStatus calls of Catalyst for a status under the load before the outage
 */
public record OutageReport(
        Duration outage,
        int sent,
        int answered,
        double p99Millis,
        Duration drained,
        int wrong,
        long doubled,
        double callsPerStatus) {

    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(3);
    private static final int P99_LIMIT_MILLIS = 50;
    private static final double CALLS_LIMIT = 0.1;

    /** Whether every callback was answered 200 and came to Catalyst exactly once. */
    public boolean lossless() {
        return sent > 0 && answered == sent && wrong == 0 && doubled == 0;
    }

    /** Whether it was as fast and as sparing as the product promises, too. */
    public boolean clean() {
        return lossless()
                && p99Millis < P99_LIMIT_MILLIS
                && drained.compareTo(DRAIN_LIMIT) <= 0
                && callsPerStatus <= CALLS_LIMIT;
    }

    @Override
    public String toString() {
        return ("%d s without Catalyst: %d callbacks, %d answered 200, p99 %.1f ms; all there %.1f s after its return,"
                        + " %d wrong, %d doubled; %.3f calls a status before")
                .formatted(
                        outage.toSeconds(),
                        sent,
                        answered,
                        p99Millis,
                        drained.toMillis() / 1000.0,
                        wrong,
                        doubled,
                        callsPerStatus);
    }
}
