package dev.waybill.system.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the sandbox says was done to its records. Source: contract, Sandbox. */
public record StatusLedger(JsonNode entries) {

    private static final List<String> LOWEST_FIRST = List.of("", "sent", "accepted", "failed", "delivered");

    /** Executed writes. */
    public int updates() {
        return (int) writes().count();
    }

    /** Whether a write ever took a record a step down. */
    public boolean lowered() {
        return writes().anyMatch(e -> rank(e, "status_after") < rank(e, "status_before"));
    }

    /** Calls answered 429, of any kind. */
    public long refused() {
        return all().filter(e -> e.path("http_status").asInt() == 429).count();
    }

    /** The highest number of calls in flight that a call met, itself included. */
    public int mostInFlight() {
        return all().mapToInt(e -> e.path("in_flight").asInt()).max().orElse(0);
    }

    private Stream<JsonNode> writes() {
        return all().filter(e -> !e.path("status_after").asText("").isEmpty());
    }

    private Stream<JsonNode> all() {
        return StreamSupport.stream(entries.spliterator(), false).filter(Objects::nonNull);
    }

    private static int rank(JsonNode entry, String member) {
        return LOWEST_FIRST.indexOf(entry.path(member).asText(""));
    }
}
