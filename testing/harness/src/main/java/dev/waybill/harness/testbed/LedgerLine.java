package dev.waybill.harness.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A call as the sandbox wrote it down; text that is absent there is empty here. Source: zoho-sandbox/README.md.
 *
 * @param number from 1, in the order of the answers
 * @param timeMs when it was answered, milliseconds since 1970
 * @param inFlight Creator calls in flight when it arrived, with itself
 * @param caller the user agent
 */
public record LedgerLine(
        long number,
        long timeMs,
        String kind,
        String recordId,
        String statusBefore,
        String statusAfter,
        int httpStatus,
        int code,
        int inFlight,
        String caller) {

    private static final List<String> LOWEST_FIRST = List.of("", "sent", "accepted", "failed", "delivered");

    /** All lines of a ledger. */
    public static List<LedgerLine> of(JsonNode ledger) {
        return StreamSupport.stream(ledger.spliterator(), false)
                .map(LedgerLine::line)
                .toList();
    }

    private static LedgerLine line(JsonNode line) {
        return new LedgerLine(
                line.path("number").asLong(),
                line.path("time_ms").asLong(),
                line.path("kind").asText(),
                line.path("record_id").asText(""),
                line.path("status_before").asText(""),
                line.path("status_after").asText(""),
                line.path("http_status").asInt(),
                line.path("code").asInt(),
                line.path("in_flight").asInt(),
                line.path("user_agent").asText(""));
    }

    /** Whether it counts against Creator's limits; calls for tokens and of Catalyst do not. */
    public boolean isCreatorCall() {
        return !kind.equals("token") && !kind.equals("revoke") && !kind.startsWith("nosql");
    }

    /** Whether it reads pending records, which is what a cycle begins with. */
    public boolean isRead() {
        return kind.equals("get_records");
    }

    /** Whether it changed its record. */
    public boolean isUpdate() {
        return kind.equals("update_record") && code == 3000;
    }

    /** Whether it took its record a step down. */
    public boolean lowers() {
        return isUpdate() && LOWEST_FIRST.indexOf(statusAfter) < LOWEST_FIRST.indexOf(statusBefore);
    }

    /** Whether a limit kept it from being executed. */
    public boolean isRefused() {
        return httpStatus == 429 || code == 4000;
    }
}
