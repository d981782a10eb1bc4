package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where an id may stand: a JSON pointer (RFC 6901).
 *
 * @param inStatus whether it starts at one status object ({@code @/…}) or at the body. A pointer into the body speaks
 *     of one message only and so counts only where the body yields exactly one
 * @param steps names and indexes on the way
 */
public record IdPointer(boolean inStatus, List<String> steps) {

    private static final String STATUS_PREFIX = "@";

    public IdPointer {
        steps = List.copyOf(steps);
    }

    /**
     * Reads {@code @/queue_id} or {@code /message/queue_id}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static IdPointer of(String text) {
        boolean inStatus = text.startsWith(STATUS_PREFIX);
        String pointer = inStatus ? text.substring(STATUS_PREFIX.length()) : text;
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("a pointer starts with / or @/, unlike " + text);
        }
        return new IdPointer(
                inStatus,
                Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList());
    }

    /** The value there, absent where there is none. */
    @Nullable
    Json find(Json root) {
        Json here = root;
        for (String step : steps) {
            here = switch (here) {
                case Json.Obj object -> object.get(step);
                case Json.Arr(List<Json> elements) -> element(elements, step);
                case null, default -> null;
            };
        }
        return here;
    }

    private static @Nullable Json element(List<Json> elements, String step) {
        if (!step.matches("0|[1-9]\\d{0,8}")) {
            return null;
        }
        int index = Integer.parseInt(step);
        return index < elements.size() ? elements.get(index) : null;
    }
}
