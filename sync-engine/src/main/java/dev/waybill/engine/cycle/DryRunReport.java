package dev.waybill.engine.cycle;

import java.util.List;
import java.util.Map;

/**
 * What a cycle would do.
 *
 * @param report counts of what was read; nothing in it was written or marked
 * @param writes what would be written, the most urgent first
 * @param calls Creator calls that the reading took
 */
public record DryRunReport(RunReport report, List<Write> writes, long calls) {

    public DryRunReport {
        writes = List.copyOf(writes);
    }

    /**
     * A record that would be written.
     *
     * @param from the status in the record
     * @param to the status it would get
     * @param fields what the PATCH would hold
     */
    public record Write(String recordId, String queueId, String from, String to, Map<String, String> fields) {}
}
