package dev.waybill.sync.runs;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outcomes as a table for spreadsheets. Source: RFC 4180. */
final class Csv {

    private static final String HEAD = "time,record_id,queue_id,outcome,from,to,code,reason\r\n";

    /** A cell that starts like this is a formula to a spreadsheet. Source: OWASP, CSV injection. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** One line. */
    record Row(
            @Nullable String time,
            String recordId,
            String queueId,
            String outcome,
            String from,
            String to,
            @Nullable Integer code,
            @Nullable String reason) {

        private String line() {
            return Stream.<@Nullable String>of(
                            time, recordId, queueId, outcome, from, to, code == null ? null : code.toString(), reason)
                    .map(Csv::cell)
                    .collect(Collectors.joining(",", "", "\r\n"));
        }
    }

    static String of(Stream<Row> rows) {
        return rows.map(Row::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
