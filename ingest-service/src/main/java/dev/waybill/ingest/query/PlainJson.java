package dev.waybill.ingest.query;

import dev.waybill.ingest.json.Json;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain maps, lists, text, numbers, booleans and nulls, as filters are read from. */
final class PlainJson {

    /** Digits and exponents beyond this are beyond any number in a status, and costly to compute with. */
    private static final int MOST_DIGITS = 400;

    private PlainJson() {}

    static Map<String, @Nullable Object> object(Json.Obj object) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        object.members().forEach((name, value) -> plain.put(name, value(value)));
        return plain;
    }

    private static @Nullable Object value(Json json) {
        return switch (json) {
            case Json.Obj object -> object(object);
            case Json.Arr(List<Json> elements) -> {
                List<@Nullable Object> plain = new ArrayList<>();
                elements.forEach(element -> plain.add(value(element)));
                yield plain;
            }
            case Json.Text(String text) -> text;
            case Json.Num(String digits) -> number(digits);
            case Json.Bool(boolean bool) -> bool;
            case Json.Null ignored -> null;
        };
    }

    private static BigDecimal number(String digits) {
        if (digits.length() <= MOST_DIGITS) {
            try {
                BigDecimal number = new BigDecimal(digits);
                if (Math.abs((long) number.scale()) <= MOST_DIGITS) {
                    return number;
                }
            } catch (NumberFormatException exponentTooLarge) {
                throw tooLarge();
            }
        }
        throw tooLarge();
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                Problem.badRequest("a number has more than " + MOST_DIGITS + " digits or too large an exponent"));
    }
}
