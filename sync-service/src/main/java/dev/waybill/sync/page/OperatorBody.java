package dev.waybill.sync.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of a control, which may be absent. Operators' names and passwords may stand in it; any other member
 * that the call does not know is a mistake that must not pass in silence.
 */
public final class OperatorBody {

    private static final Set<String> LOG_IN = Set.of("username", "password");

    private final ObjectNode members;

    private OperatorBody(ObjectNode members) {
        this.members = members;
    }

    /** Reads a body; fails with a 400 problem that names what is wrong. */
    public static OperatorBody read(@Nullable String body, ObjectMapper json, String... allowed) {
        if (body == null || body.isBlank()) {
            return new OperatorBody(json.createObjectNode());
        }
        if (!(parse(body, json) instanceof ObjectNode members)) {
            throw new ProblemException(Problem.badRequest("the body must be a JSON object"));
        }
        List<String> unknown = members.properties().stream()
                .map(member -> member.getKey())
                .filter(name -> !LOG_IN.contains(name) && !List.of(allowed).contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            String known = allowed.length == 0 ? "no member" : "the members " + String.join(", ", allowed);
            throw new ProblemException(Problem.badMember(
                    unknown.getFirst(), String.join(", ", unknown) + " is not known here; the call takes " + known));
        }
        return new OperatorBody(members);
    }

    private static JsonNode parse(String body, ObjectMapper json) {
        try {
            return json.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.badRequest("the body is not valid JSON"));
        }
    }

    /** Whether a member is true; false if it is absent. */
    public boolean flag(String name) {
        return member(name, JsonNodeType.BOOLEAN, "true or false")
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    /** A member that is a text. */
    public Optional<String> text(String name) {
        return member(name, JsonNodeType.STRING, "a text").map(JsonNode::textValue);
    }

    /** As it was written, to be judged like a query parameter. */
    public Optional<String> number(String name) {
        return member(name, JsonNodeType.NUMBER, "a number").map(JsonNode::asText);
    }

    private Optional<JsonNode> member(String name, JsonNodeType type, String kind) {
        JsonNode value = members.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.getNodeType() != type) {
            throw new ProblemException(Problem.badMember(name, name + " must be " + kind));
        }
        return Optional.of(value);
    }
}
