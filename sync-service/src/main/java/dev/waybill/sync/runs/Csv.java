package dev.waybill.sync.runs;

import dev.waybill.sync.page.LocalTimes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outcomes as a table for spreadsheets. Source: RFC 4180. */
final class Csv {

    private static final String HEAD = "time,record_id,queue_id,outcome,from,to,code,reason\r\n";

    /** A cell that starts like this is a formula to a spreadsheet. Source: OWASP, CSV injection. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String of(List<RecordOutcome> outcomes, LocalTimes times) {
        return outcomes.stream().map(one -> line(one, times)).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(RecordOutcome one, LocalTimes times) {
        return Stream.<@Nullable String>of(
                        times.iso(one.at()),
                        one.recordId(),
                        one.queueId(),
                        one.outcome(),
                        one.from(),
                        one.to(),
                        one.code() == null ? null : one.code().toString(),
                        one.reason())
                .map(Csv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
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
