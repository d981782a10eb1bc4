package dev.waybill.system.outage;

import dev.waybill.harness.ApplicationException;
import java.util.Collection;
import java.util.Locale;

/**
 * How long many of one kind took, in milliseconds.
 *
 * @param p99 within which 99 of 100 ended
 */
public record Times(double p99, double worst) {

    private static final double NANOS = 1e6;

    /** @throws ApplicationException if there are none */
    static Times ofNanos(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new ApplicationException("nothing was sent while Catalyst was away");
        }
        return new Times(sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / NANOS, sorted[sorted.length - 1] / NANOS);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p99 %.1f ms, worst %.1f ms", p99, worst);
    }
}
