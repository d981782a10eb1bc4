package dev.waybill.ingest.json;

import dev.waybill.model.setting.Blanks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as it was written.
 *
 * <p>Jackson's own tree holds numbers as values and would write {@code 1e2} back as {@code 1E+2}; here a number is its
 * text, so that it costs nothing whatever its exponent and leaves as it came.
 */
public sealed interface Json {

    /** Members in the order written. Of two members of one name the last one counts, at the place of the first. */
    record Obj(SequencedMap<String, Json> members) implements Json {

        /** The member's value, absent where there is none or it is {@code null}. */
        public @Nullable Json get(String name) {
            Json value = members.get(name);
            return value instanceof Null ? null : value;
        }

        /** The member's value if it is an object. */
        public @Nullable Obj object(String name) {
            return get(name) instanceof Obj object ? object : null;
        }

        /** The member's value as text, see {@link Json#text}. */
        public @Nullable String text(String name) {
            return Json.text(get(name));
        }

        /** A copy with a member set, last if it is new. */
        public Obj with(String name, Json value) {
            SequencedMap<String, Json> copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new Obj(copy);
        }
    }

    record Arr(List<Json> elements) implements Json {}

    record Text(String value) implements Json {}

    /** A number by its digits. */
    record Num(String digits) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    /** An object of those members that have a value. */
    static Obj object(Map<String, ? extends @Nullable Json> members) {
        SequencedMap<String, Json> present = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return new Obj(present);
    }

    /**
     * Text without blanks (also no-break and zero-width ones) around it, or a number's digits; absent for anything else
     * and for blank text.
     */
    static @Nullable String text(@Nullable Json value) {
        String text = switch (value) {
            case Text(String raw) -> Blanks.strip(raw);
            case Num(String digits) -> digits;
            case null, default -> "";
        };
        return text.isEmpty() ? null : text;
    }

    /** The elements of a list; any other value is a list of itself, and what is absent or {@code null} an empty one. */
    static List<Json> list(@Nullable Json value) {
        return switch (value) {
            case Arr(List<Json> elements) -> elements;
            case Null ignored -> List.of();
            case null -> List.of();
            default -> List.of(value);
        };
    }
}
