package dev.waybill.sync.runs;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What a cycle would do now; nothing was written and nothing marked.
 *
 * @param dryRun always true
 * @param toWrite records that would be written
 * @param skipped records that are as far as their history, or further
 * @param unmatched records that the store knows nothing of
 * @param heldBack records whose change Creator refused lately and which wait for their next try
 * @param left records that change, but are more than a cycle may write
 * @param calls what a cycle like this costs
 * @param changes what would be written, the most urgent first
 */
@RegisterForReflection
public record DryRunView(
        boolean dryRun,
        int pages,
        boolean pageCeilingReached,
        int pending,
        int toWrite,
        int skipped,
        int unmatched,
        int heldBack,
        int left,
        Calls calls,
        List<Change> changes) {

    /**
     * Creator calls.
     *
     * @param reads made for this answer; a cycle makes them again
     * @param writes what the changes would take
     * @param total both
     */
    public record Calls(long reads, long writes, long total) {}

    /**
     * A record that would be written.
     *
     * @param from the status in the record
     * @param to the status it would get
     * @param fields what the PATCH would hold
     */
    public record Change(String recordId, String queueId, String from, String to, Map<String, String> fields) {}
}
