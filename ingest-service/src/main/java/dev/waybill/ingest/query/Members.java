package dev.waybill.ingest.query;

import dev.waybill.ingest.json.InvalidJsonException;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonReader;
import dev.waybill.model.setting.Blanks;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of an operator's JSON body, checked one by one. What is wrong is named together with what is allowed. */
final class Members {

    /** Read by the log-in; every call may have them. */
    private static final List<String> LOG_IN = List.of("username", "password");

    private final Map<String, @Nullable Object> values;

    private Members(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * The members of a body; none for an empty one, which callers send who log in by header.
     *
     * @param allowed names that the call knows besides those of the log-in
     * @throws ProblemException with 400 if it is no JSON object or has other members
     */
    static Members of(byte[] body, String... allowed) {
        Map<String, @Nullable Object> values = PlainJson.object(object(body));
        List<String> known =
                Stream.concat(Arrays.stream(allowed), LOG_IN.stream()).toList();
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw bad(name, "unknown member " + name + "; allowed are " + String.join(", ", known));
                });
        return new Members(values);
    }

    /** Text that is not blank; {@code null} counts as absent. */
    Optional<String> text(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank()) {
            return Optional.of(text.strip());
        }
        throw bad(name, name + " takes a text");
    }

    /** A whole number within bounds, both included; {@code null} counts as absent. */
    Optional<Integer> number(String name, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
            return Optional.of(number.intValueExact());
        }
        throw bad(name, name + " takes a whole number from " + least + " to " + most);
    }

    /** An object; {@code null} counts as absent. */
    Optional<Map<?, ?>> object(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> object) {
            return Optional.of(object);
        }
        throw bad(name, name + " takes an object");
    }

    /** A 400 that names the member at fault. */
    static ProblemException bad(String member, String detail) {
        return new ProblemException(Problem.badMember(member, detail));
    }

    private static Json.Obj object(byte[] body) {
        // Blanks.strip also takes the byte order mark that some editors write in front.
        String text = Blanks.strip(new String(body, StandardCharsets.UTF_8));
        if (text.isEmpty()) {
            return Json.object(Map.of());
        }
        try {
            if (JsonReader.read(text) instanceof Json.Obj object) {
                return object;
            }
        } catch (InvalidJsonException e) {
            throw new ProblemException(Problem.badRequest("the body cannot be read: " + e.reason()));
        }
        throw new ProblemException(Problem.badRequest("the body must be a JSON object"));
    }
}
