package dev.waybill.operator.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to tell callers whose JSON cannot be read. Messages of Jackson quote the body, so none of them is passed on. */
public final class JsonProblems {

    /** When Jackson does not say what it wanted, such as for a number that is too large. */
    private static final String UNFIT = "a value of the right type and size";

    private JsonProblems() {}

    static Problem of(JsonProcessingException wrong) {
        return wrong instanceof JsonMappingException mapping ? misfit(mapping) : malformed(wrong);
    }

    /** A body that is not one JSON value; says from which line and column on. */
    public static Problem malformed(IOException wrong) {
        JsonLocation place = wrong instanceof JsonProcessingException syntax ? syntax.getLocation() : null;
        String where =
                place == null ? "" : " from line " + place.getLineNr() + ", column " + place.getColumnNr() + " on";
        return Problem.badRequest("the body is not valid JSON" + where);
    }

    private static Problem misfit(JsonMappingException misfit) {
        String kind = misfit instanceof MismatchedInputException input ? kind(input.getTargetType()) : UNFIT;
        String member = misfit.getPath().stream().map(JsonProblems::step).collect(Collectors.joining("."));
        return member.isEmpty()
                ? Problem.badRequest("the body must be " + kind)
                : Problem.badMember(member, member + " must be " + kind);
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return UNFIT;
        }
        if (type == String.class || type.isEnum()) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a JSON array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "a JSON object" : UNFIT;
    }
}
