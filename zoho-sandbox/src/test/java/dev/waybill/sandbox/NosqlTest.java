package dev.waybill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;

/** A table {@code Queue} with keys {@code pk} and {@code sk}, as in the vendor's samples, and one with a single key. */
abstract class NosqlTest extends SandboxTest {

    static final String BASE = "/baas/v1/project/1/nosqltable";
    static final String QUEUE = BASE + "/Queue";
    static final String NOTES = BASE + "/Notes";

    static final String TABLES = """
            [{"name":"Queue","id":"77","partition_key":{"column_name":"pk","data_type":"S"},
              "sort_key":{"column_name":"sk","data_type":"N"},
              "additional_sort_keys":[{"column_name":"created","data_type":"N"}],
              "ttl_enabled":true,"ttl_attribute":"ttl",
              "global_index":[
                {"id":"78","name":"ByStatus","partition_key":{"column_name":"status","data_type":"S"},
                 "sort_key":{"column_name":"created","data_type":"N"},"projected_attributes":{"type":"all"}},
                {"name":"KeysOnly","partition_key":{"column_name":"status","data_type":"S"},
                 "projected_attributes":{"type":"keys_only"}},
                {"name":"Include","partition_key":{"column_name":"status","data_type":"S"},
                 "projected_attributes":{"type":"include","include_columns":["note"]}}]},
             {"name":"Notes","partition_key":{"column_name":"id","data_type":"S"}}]
            """;

    @BeforeEach
    void makeTables() {
        defineTables();
    }

    void defineTables() {
        caller.post("/sandbox/catalyst/tables", TABLES);
        caller.with("Environment", "Development");
    }

    static String note(String id, String attributes) {
        return "{\"id\":{\"S\":\"" + id + "\"}" + (attributes.isEmpty() ? "" : "," + attributes) + "}";
    }

    Reply insert(String... items) {
        return caller.post(
                NOTES + "/item",
                List.of(items).stream()
                        .map(item -> "{\"item\":" + item + "}")
                        .toList()
                        .toString());
    }

    Reply fetch(String id) {
        return caller.post(
                NOTES + "/item/fetch", "{\"keys\":[{\"id\":{\"S\":\"" + id + "\"}}],\"consistent_read\":true}");
    }

    /** Items of partition a with sort keys 1 to n. */
    void fill(int n) {
        for (int from = 1; from <= n; from += 25) {
            List<String> entries = IntStream.range(from, Math.min(from + 25, n + 1))
                    .mapToObj(sk -> """
                            {"item":{"pk":{"S":"a"},"sk":{"N":"%d"},"status":{"S":"%s"},"created":{"N":"%d"},"note":{"S":"n%d"}}}""".formatted(sk, sk % 2 == 0 ? "even" : "odd", 1000 - sk, sk))
                    .toList();
            caller.post(QUEUE + "/item", entries.toString());
        }
    }

    Reply query(String members) {
        return caller.post(
                QUEUE + "/item/query",
                "{\"key_condition\":{\"attribute\":\"pk\",\"operator\":\"equals\",\"value\":{\"S\":\"a\"}}" + members
                        + "}");
    }

    Reply queryIndex(String index, String status, String members) {
        return caller.post(
                QUEUE + "/index/" + index + "/item/query",
                "{\"key_condition\":{\"attribute\":[\"status\"],\"operator\":\"equals\",\"value\":{\"S\":\"" + status
                        + "\"}}" + members + "}");
    }

    /** The numbers of the items found, in their order. */
    static List<Integer> numbers(Reply reply) {
        return StreamSupport.stream(reply.json().at("/data/get").spliterator(), false)
                .map(found -> found.at("/item/sk/N").asInt())
                .toList();
    }

    static JsonNode data(Reply reply) {
        return reply.json().path("data");
    }
}
