package dev.waybill.operator.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.operator.problem.JsonProblems;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of an operator's call, which may be empty. The log-in's name and password may stand in it; any other
 * member that the call does not know is refused, since it would be passed over in silence. What is wrong is named
 * together with what is allowed, always as a 400 problem.
 */
public final class OperatorBody {

    /** Read by the log-in; every call may have them. */
    private static final List<String> LOG_IN = List.of("username", "password");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private final Map<?, ?> members;

    private OperatorBody(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * The members of a body.
     *
     * @param body as it came; a byte order mark may stand in front
     * @param allowed names that the call knows besides those of the log-in
     */
    public static OperatorBody read(byte @Nullable [] body, String... allowed) {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (!(parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text) instanceof Map<?, ?> members)) {
            throw new ProblemException(Problem.badRequest("the body must be a JSON object"));
        }
        List<String> known = Stream.concat(Stream.of(allowed), LOG_IN.stream()).toList();
        List<String> unknown = members.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw bad(
                    unknown.getFirst(),
                    "unknown member " + String.join(", ", unknown) + "; allowed are " + String.join(", ", known));
        }
        return new OperatorBody(members);
    }

    /** Checks the body of a call that takes no members but those of the log-in. */
    public static void checkEmpty(byte @Nullable [] body) {
        OperatorBody unused = read(body);
    }

    private static @Nullable Object parse(String body) {
        try (JsonParser parser = JSON.createParser(body)) {
            return parser.nextToken() == null ? Map.of() : JSON.readValue(parser, Object.class);
        } catch (IOException e) {
            throw new ProblemException(JsonProblems.malformed(e));
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.badRequest("a number in the body has too large an exponent"));
        }
    }

    /** Whether a member is true; false if it is absent. */
    public boolean flag(String name) {
        return member(name, Boolean.class, "true or false").orElse(false);
    }

    /** A text without the blanks around it. */
    public Optional<String> text(String name) {
        String takes = "a text that is not blank";
        Optional<String> text = member(name, String.class, takes).map(String::strip);
        if (text.filter(String::isEmpty).isPresent()) {
            throw bad(name, name + " takes " + takes);
        }
        return text;
    }

    /** A whole number within bounds, both included. */
    public Optional<Integer> number(String name, int least, int most) {
        String takes = "a whole number from " + least + " to " + most;
        return member(name, Number.class, takes).map(given -> {
            BigDecimal number = new BigDecimal(given.toString());
            if (number.stripTrailingZeros().scale() > 0
                    || number.compareTo(BigDecimal.valueOf(least)) < 0
                    || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw bad(name, name + " takes " + takes);
            }
            return number.intValueExact();
        });
    }

    /** An object as plain maps, lists, text, numbers, booleans and nulls. */
    public Optional<Map<?, ?>> object(String name) {
        return member(name, Map.class, "an object").map(object -> (Map<?, ?>) object);
    }

    /** A 400 that names the member at fault. */
    public static ProblemException bad(String member, String detail) {
        return new ProblemException(Problem.badMember(member, detail));
    }

    /** A member of a type; null counts as absent. */
    private <T> Optional<T> member(String name, Class<T> type, String takes) {
        Object value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw bad(name, name + " takes " + takes);
        }
        return Optional.ofNullable(value).map(type::cast);
    }
}
