package dev.waybill.harness.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Creator as the sandbox plays it, seen from behind. Source: contract, Sandbox. */
public final class Creator {

    private final JsonHttp http;
    private final URI sandbox;

    public Creator(JsonHttp http, Testbed testbed) {
        this.http = http;
        this.sandbox = URI.create("http://127.0.0.1:" + testbed.ports().sandbox());
    }

    /** Empties everything; the members are {@code limits}, {@code faults} and {@code latency_ms}. */
    public void reset(Map<String, Object> settings) throws InterruptedException {
        expect(http.post(sandbox.resolve("/sandbox/reset"), settings));
    }

    /** Adds records with these statuses and queue ids; their IDs. */
    public List<String> add(String status, List<String> queueIds) throws InterruptedException {
        List<Map<String, String>> records = queueIds.stream()
                .map(id -> Map.of("Status", status, "Queue_ID_DV", id))
                .toList();
        JsonNode ids = expect(http.post(sandbox.resolve("/sandbox/creator/records"), records));
        return StreamSupport.stream(ids.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The status of every record, by ID. */
    public Map<String, String> statuses() throws InterruptedException {
        Map<String, String> statuses = new HashMap<>();
        expect(http.get(sandbox.resolve("/sandbox/creator/records")))
                .forEach(record -> statuses.put(
                        record.path("ID").asText(), record.path("Status").asText()));
        return statuses;
    }

    /** Every call so far. */
    public List<LedgerLine> calls() throws InterruptedException {
        return callsAfter(0);
    }

    /** The calls behind the line of this number. */
    public List<LedgerLine> callsAfter(long number) throws InterruptedException {
        return LedgerLine.of(expect(http.get(sandbox.resolve("/sandbox/ledger?after=" + number))));
    }

    private static JsonNode expect(JsonHttp.Answer answer) {
        if (answer.status() != 200) {
            throw new ApplicationException("the sandbox answered " + answer.status() + ": "
                    + answer.body().path("title").asText());
        }
        return answer.body();
    }
}
