package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.node.TextNode;

/** A form workflow that writes a field of its own: how often it ran. Source: Zoho Creator facts 11.3. */
final class Workflow {

    private static final String RUNS = "Workflow_Runs";

    private Workflow() {}

    static void run(CreatorRecord record, RecordTable table) {
        table.addField(RUNS);
        String before = record.text(RUNS);
        record.set(RUNS, TextNode.valueOf(before.isEmpty() ? "1" : Integer.toString(Integer.parseInt(before) + 1)));
    }
}
