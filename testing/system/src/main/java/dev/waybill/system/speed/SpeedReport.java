package dev.waybill.system.speed;

import java.util.Locale;

/**
 * What a campaign measured; of several cycles the worst counts.
 *
 * @param changed records of a cycle, all to be written
 * @param left records that did not end as they must
 * @param wallMs by the run's own record, or by the sandbox's ledger if that says more
 * @param idealMs if the calls in flight followed one another without any pause
 * @param callsARecord Creator calls for each changed record
 * @param heapAfterFirst live bytes after the first cycle
 * @param heapAfterLast live bytes after the last one
 * @param mostResident most bytes of physical memory that the sync took; 0 where the system does not tell
 */
public record SpeedReport(
        int changed,
        int left,
        long wallMs,
        long idealMs,
        double callsARecord,
        long heapAfterFirst,
        long heapAfterLast,
        long mostResident) {

    /** Largest heap of the sync. */
    static final String HEAP = "128m";

    /** Source: the figures promised for a cycle against 200 ms of latency. */
    private static final double MOST_TIMES_IDEAL = 1.10;

    private static final double MOST_CALLS_A_RECORD = 1.02;

    /** Less than the records and documents of one cycle would take if they were kept. */
    private static final long FLAT_BYTES = 2_000_000;

    private static final double MILLIS = 1000;
    private static final double MEGABYTE = 1_000_000;

    /** How many times the ideal the wall time was. */
    public double timesIdeal() {
        return (double) wallMs / idealMs;
    }

    public boolean isFlat() {
        return heapAfterLast - heapAfterFirst <= FLAT_BYTES;
    }

    /** Whether everything was written, with as few calls and as little memory as promised, however long it took. */
    public boolean isRight() {
        return left == 0 && callsARecord <= MOST_CALLS_A_RECORD && isFlat();
    }

    /** Right, and as fast as promised on a machine that does nothing else. */
    public boolean clean() {
        return isRight() && timesIdeal() <= MOST_TIMES_IDEAL;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d changed records, %d left: %.2f s, %.3f times the ideal %.1f s; %.3f calls a record;"
                        + " live heap %.1f MB after the first cycle, %.1f MB after the last;"
                        + " at most %.0f MB resident with -Xmx%s",
                changed,
                left,
                wallMs / MILLIS,
                timesIdeal(),
                idealMs / MILLIS,
                callsARecord,
                heapAfterFirst / MEGABYTE,
                heapAfterLast / MEGABYTE,
                mostResident / MEGABYTE,
                HEAP);
    }
}
