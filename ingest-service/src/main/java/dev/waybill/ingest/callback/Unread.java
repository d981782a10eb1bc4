package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Something in a callback that could not be read.
 *
 * @param reason what is wrong with it; names members and quotes no values
 * @param shape the names of its members, and never their values, which may be phone numbers or secrets; blank where
 *     there are none to show
 */
public record Unread(String reason, String shape) {

    private static final int DEEPEST = 3;
    private static final int MOST_MEMBERS = 12;
    private static final int LONGEST = 200;

    /** What a sender makes up may be a name as well: no digits, and too short for a secret. */
    private static final String SHOWABLE_NAME = "[A-Za-z][A-Za-z_-]{0,30}";

    static Unread of(String reason, Json json) {
        String shape = shape(json, DEEPEST);
        return new Unread(reason, shape.length() <= LONGEST ? shape : shape.substring(0, LONGEST) + "…");
    }

    /** As it stands in a log line. */
    public String described() {
        return shape.isEmpty() ? reason : reason + ": " + shape;
    }

    private static String shape(Json json, int depth) {
        return switch (json) {
            case Json.Obj(Map<String, Json> members) -> {
                StringJoiner names = new StringJoiner(", ", "{", "}");
                members.entrySet().stream()
                        .limit(MOST_MEMBERS)
                        .forEach(member -> names.add(name(member.getKey()) + nested(member.getValue(), depth - 1)));
                yield (members.size() > MOST_MEMBERS ? names.add("…") : names).toString();
            }
            case Json.Arr(List<Json> elements) ->
                elements.isEmpty() ? "[]" : "[" + shape(elements.getFirst(), depth) + "]";
            case Json.Text text -> "a text";
            case Json.Num number -> "a number";
            case Json.Bool bool -> "true or false";
            case Json.Null nothing -> "null";
        };
    }

    private static String nested(Json value, int depth) {
        return depth > 0 && (value instanceof Json.Obj || value instanceof Json.Arr(var all) && isOfObjects(all))
                ? shape(value, depth)
                : "";
    }

    private static boolean isOfObjects(List<Json> elements) {
        return !elements.isEmpty() && elements.getFirst() instanceof Json.Obj;
    }

    private static String name(String name) {
        return name.matches(SHOWABLE_NAME) ? name : "?";
    }
}
