package dev.waybill.sandbox.steering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an object member by member, and refuses what has the wrong type or is asked for by nobody. */
final class Members {

    private final ObjectNode object;
    private final String path;
    private final Set<String> asked = new LinkedHashSet<>();

    private Members(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The members of a body; a missing body has none. */
    static Members of(Optional<JsonNode> body) {
        return in(body.orElseGet(Json::object), "");
    }

    /** The object in this member; a missing one has no members. */
    Members inner(String name) {
        JsonNode inner = ask(name);
        return in(inner.isMissingNode() ? Json.object() : inner, path + name + ".");
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** A whole number from 0. */
    int count(String name, int absent) {
        JsonNode value = ask(name);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw wrong(name, "a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return value.intValue();
    }

    /** An HTTP status of an answer with a body. */
    int status(String name, int absent) {
        int status = count(name, absent);
        if (status < 200 || status > 599 || status == 204 || status == 304) {
            throw wrong(name, "an HTTP status from 200 to 599");
        }
        return status;
    }

    ZoneId zone(String name, ZoneId absent) {
        JsonNode value = ask(name);
        try {
            return value.isMissingNode() ? absent : ZoneId.of(value.asText());
        } catch (DateTimeException noZone) {
            throw wrong(name, "a time zone such as Asia/Kolkata");
        }
    }

    /** A number of bytes from 0, or {@code "endless"}; 0 if absent. */
    long bytes(String name) {
        JsonNode value = ask(name);
        if (value.asText().equals("endless")) {
            return Long.MAX_VALUE;
        }
        if (!value.isMissingNode() && (!value.isIntegralNumber() || value.asLong() < 0)) {
            throw wrong(name, "a number of bytes or endless");
        }
        return value.asLong(0);
    }

    /** A text or a number as text; empty if absent. */
    String text(String name) {
        JsonNode value = ask(name);
        if (!value.isMissingNode() && !value.isTextual() && !value.isNumber()) {
            throw wrong(name, "a text");
        }
        return value.asText("");
    }

    /** Any whole number; 0 if absent. */
    long seed(String name) {
        JsonNode value = ask(name);
        if (!value.isMissingNode() && (!value.isIntegralNumber() || !value.canConvertToLong())) {
            throw wrong(name, "a whole number");
        }
        return value.asLong(0);
    }

    /** A number from 0 to 1; 0 if absent. */
    double share(String name) {
        JsonNode value = ask(name);
        if (!value.isMissingNode() && (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1)) {
            throw wrong(name, "a share from 0 to 1");
        }
        return value.asDouble(0);
    }

    boolean flag(String name, boolean absent) {
        JsonNode value = ask(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.asBoolean(absent);
    }

    String choice(String name, List<String> allowed, String absent) {
        JsonNode value = ask(name);
        if (!value.isMissingNode() && !allowed.contains(value.asText())) {
            throw wrong(name, "one of " + String.join(", ", allowed));
        }
        return value.asText(absent);
    }

    Set<String> texts(String name, Set<String> absent) {
        JsonNode value = ask(name);
        if (value.isMissingNode()) {
            return absent;
        }
        Set<String> texts = new LinkedHashSet<>();
        value.forEach(each -> texts.add(each.isTextual() ? each.asText() : ""));
        if (!value.isArray() || texts.contains("")) {
            throw wrong(name, "a list of texts");
        }
        return texts;
    }

    /** Refuses the first member that nothing has asked for. */
    void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw new BadSteering(path + name, "No such member. Allowed here: " + String.join(", ", asked));
            }
        });
    }

    private JsonNode ask(String name) {
        asked.add(name);
        return object.path(name);
    }

    private BadSteering wrong(String name, String takes) {
        return new BadSteering(path + name, "Takes " + takes);
    }

    private static Members in(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new Members(object, path);
        }
        String member = path.isEmpty() ? "" : path.substring(0, path.length() - 1);
        throw new BadSteering(member, "Takes a JSON object");
    }
}
