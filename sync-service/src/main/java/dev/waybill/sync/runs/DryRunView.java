package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.DryRunReport;
import dev.waybill.engine.cycle.RunReport;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

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
        List<DryRunReport.Write> changes) {

    /**
     * Creator calls.
     *
     * @param reads made for this answer; a cycle makes them again
     * @param writes what the changes would take
     * @param total both
     */
    public record Calls(long reads, long writes, long total) {}

    static DryRunView of(DryRunReport looked) {
        RunReport report = looked.report();
        int writes = looked.writes().size();
        return new DryRunView(
                true,
                report.pages(),
                report.pageCeilingReached(),
                report.pending(),
                writes,
                report.skipped(),
                report.unmatched(),
                report.heldBack(),
                report.left(),
                new Calls(looked.calls(), writes, looked.calls() + writes),
                looked.writes());
    }
}
