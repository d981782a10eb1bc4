package dev.waybill.harness.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Catalyst as the sandbox plays it, seen from behind. Source: zoho-sandbox/README.md. */
public final class CatalystTables {

    private final JsonHttp http;
    private final URI sandbox;

    public CatalystTables(JsonHttp http, Testbed testbed) {
        this.http = http;
        this.sandbox = URI.create("http://127.0.0.1:" + testbed.ports().sandbox());
    }

    /** Empties everything; the members are {@code limits}, {@code faults} and {@code latency_ms}. */
    public void reset(Map<String, Object> settings) throws InterruptedException {
        expect(http.post(sandbox.resolve("/sandbox/reset"), settings));
    }

    /** Makes a table, instead of one of the same name; its definition is as the metadata call answers it. */
    public void define(String table) throws InterruptedException {
        expect(http.post(
                sandbox.resolve("/sandbox/catalyst/tables?project=1&environment=Development"),
                "[" + table + "]",
                Map.of()));
    }

    /** What goes wrong with Catalyst from now on, and nothing else; see the member {@code catalyst} of the faults. */
    public void faults(Map<String, Object> catalyst) throws InterruptedException {
        expect(http.post(sandbox.resolve("/sandbox/faults"), Map.of("catalyst", catalyst)));
    }

    /** Documents in the log. */
    public long documents() throws InterruptedException {
        return stream(expect(http.get(sandbox.resolve("/sandbox/catalyst/tables"))))
                .filter(table -> table.path("table").asText().equals("webhook_logs")
                        && table.path("environment").asText().equals("Development"))
                .mapToLong(table -> table.path("rows").asLong())
                .sum();
    }

    /** How many documents the log has of each message id. */
    public Map<String, Integer> messages() throws InterruptedException {
        return messages("webhook_logs");
    }

    /** How many documents a table has of each message id. */
    public Map<String, Integer> messages(String table) throws InterruptedException {
        Map<String, Integer> messages = new HashMap<>();
        stream(expect(http.get(sandbox.resolve("/sandbox/catalyst/items?table=" + table + "&attributes=message_id"))))
                .forEach(item -> messages.merge(item.at("/message_id/S").asText(), 1, Integer::sum));
        return messages;
    }

    /** Calls so far, refused ones included. */
    public long calls() throws InterruptedException {
        return stream(expect(http.get(sandbox.resolve("/sandbox/calls"))).path("calls"))
                .filter(call -> call.path("endpoint").asText().contains("/nosqltable"))
                .mapToLong(call -> call.path("count").asLong())
                .sum();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode expect(JsonHttp.Answer answer) {
        if (answer.status() != 200) {
            throw new ApplicationException("the sandbox answered " + answer.status() + ": "
                    + answer.body().path("title").asText());
        }
        return answer.body();
    }
}
