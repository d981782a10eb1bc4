package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.RunReport;
import java.util.List;

/**
 * What a cycle would do.
 *
 * @param report counts of what was read; nothing in it was written or marked
 * @param changes what would be written, the most urgent first
 * @param calls Creator calls that the reading took
 */
public record DryRunReport(RunReport report, List<Change> changes, long calls) {

    public DryRunReport {
        changes = List.copyOf(changes);
    }
}
