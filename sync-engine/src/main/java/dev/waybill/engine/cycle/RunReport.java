package dev.waybill.engine.cycle;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle did. Counts are of records unless they say otherwise.
 *
 * @param end how it ended
 * @param reason why it ended early, absent if it did not
 * @param pages pages read
 * @param pageCeilingReached whether more pages were there than a cycle may read
 * @param pending records read
 * @param stillPending records read that Creator still holds as pending, as far as this cycle knows: all but those that
 *     got the highest status or are gone
 * @param unmatched the store knows nothing of them
 * @param skipped they are as far as their history, or further
 * @param updated written
 * @param rejected refused by Creator for their values, or without an id that could be written to
 * @param missing gone from Creator
 * @param unknown no usable answer; tried again in the next cycle
 * @param left to be written, but not in this cycle
 * @param heldBack to be written, but Creator refused just this lately and their next try is later
 * @param oldestWaiting since when that waits which was to be written and was not, refused records aside; absent if
 *     nothing does
 * @param documentsSynced documents marked as synced
 * @param errors failed writes by Zoho's code, 0 for no answer
 */
public record RunReport(
        RunEnd end,
        @Nullable String reason,
        int pages,
        boolean pageCeilingReached,
        int pending,
        int stillPending,
        int unmatched,
        int skipped,
        int updated,
        int rejected,
        int missing,
        int unknown,
        int left,
        int heldBack,
        @Nullable Instant oldestWaiting,
        int documentsSynced,
        Map<Integer, Integer> errors) {

    public RunReport {
        errors = Map.copyOf(errors);
    }

    /** Of a cycle that could not begin. */
    static RunReport broken(String reason) {
        return new RunReport(RunEnd.FAILED, reason, 0, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, 0, Map.of());
    }

    /** Of what live sync wrote, beside the cycles. */
    public static RunReport ofLive(int updated, int rejected, int missing, int unknown, Map<Integer, Integer> errors) {
        return new RunReport(
                RunEnd.COMPLETED,
                null,
                0,
                false,
                0,
                0,
                0,
                0,
                updated,
                rejected,
                missing,
                unknown,
                0,
                0,
                null,
                0,
                errors);
    }

    /** Records that should have been written and were tried in vain. */
    public int failed() {
        return rejected + missing + unknown;
    }
}
