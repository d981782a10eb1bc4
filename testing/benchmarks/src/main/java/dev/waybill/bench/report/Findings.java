package dev.waybill.bench.report;

import java.util.ArrayList;
import java.util.List;

/** What a run has found so far. */
public final class Findings {

    private final List<Row> rows = new ArrayList<>();
    private final List<Table> details = new ArrayList<>();

    public void add(Row row) {
        rows.add(row);
    }

    /** The single measurements behind a row. */
    public void add(Table table) {
        details.add(table);
    }

    /** Every row, in one table. */
    public Table summary() {
        return new Table(
                "Summary",
                List.of("what", "bar", "measured", "met"),
                rows.stream()
                        .map(row -> List.of(
                                row.what(),
                                row.bar(),
                                row.figure(),
                                row.verdict().word()))
                        .toList());
    }

    public List<Table> details() {
        return List.copyOf(details);
    }
}
