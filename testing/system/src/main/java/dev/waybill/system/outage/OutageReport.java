package dev.waybill.system.outage;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an outage did.
 *
 * @param outage how long Catalyst was away
 * @param sent callbacks sent, before, during and behind it
 * @param answered of these, answered 200
 * @param answers how long answers took while Catalyst was away, each from when its callback was sent
 * @param late how much later than due callbacks were sent then: the sender's own delay, and not the service's
 * @param drained until all were in Catalyst, from its return
 * @param missing answered callbacks that are not in Catalyst
 * @param doubled those that are there more than once, or were handed over as somebody else's
 * @param before calls of Catalyst for a status under the load before the outage
 * @param after the same from its return on, with whatever goes wrong then
 * @param overall the same from beginning to end, with the calls that were refused during the outage
 */
public record OutageReport(
        Duration outage,
        int sent,
        int answered,
        Times answers,
        Times late,
        Duration drained,
        int missing,
        long doubled,
        double before,
        double after,
        double overall) {

    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(3);
    private static final int P99_LIMIT_MILLIS = 50;
    private static final double CALLS_LIMIT = 0.1;

    /** Whether every callback was answered 200 and came to Catalyst exactly once. */
    public boolean lossless() {
        return sent > 0 && answered == sent && missing == 0 && doubled == 0;
    }

    /** Whether it was as fast and as sparing as the product promises, too. */
    public boolean clean() {
        return sent > 0 && bars().stream().allMatch(Bar::kept);
    }

    private List<Bar> bars() {
        return List.of(
                new Bar("answered 200", String.format(Locale.ROOT, "%d of %d", answered, sent), answered == sent),
                new Bar(
                        "answers while it was away",
                        String.format(Locale.ROOT, "%s; bar %d ms", answers, P99_LIMIT_MILLIS),
                        answers.p99() < P99_LIMIT_MILLIS),
                new Bar(
                        "all there after its return",
                        String.format(
                                Locale.ROOT, "%.1f s; bar %d s", drained.toMillis() / 1000.0, DRAIN_LIMIT.toSeconds()),
                        drained.compareTo(DRAIN_LIMIT) <= 0),
                new Bar("missing in Catalyst", Integer.toString(missing), missing == 0),
                new Bar("doubled", Long.toString(doubled), doubled == 0),
                new Bar(
                        "calls a status under load",
                        String.format(Locale.ROOT, "%.3f; bar %.1f", before, CALLS_LIMIT),
                        before <= CALLS_LIMIT));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d s without Catalyst%n%s%n  sender's own delay %s; %.3f calls a status from its return on, %.3f overall",
                outage.toSeconds(),
                bars().stream().map(Bar::toString).collect(Collectors.joining(System.lineSeparator())),
                late,
                after,
                overall);
    }
}
