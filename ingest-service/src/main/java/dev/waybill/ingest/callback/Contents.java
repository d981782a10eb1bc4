package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts what stands in a body: message statuses, what is nothing for us, and what cannot be read. */
final class Contents {

    private static final String OUR_OBJECT = "whatsapp_business_account";
    private static final Set<String> OTHER_KINDS = Set.of("payment", "call");
    private static final String CALLS = "calls";

    private static final String UNNAMED = "other";
    /** Names are counted and logged: enough for all real ones, too few letters for a phone number or a secret. */
    private static final String COUNTABLE_NAME = "[a-z][a-z_]{0,39}";

    private static final int MOST_NAMES = 32;

    private final List<Element> statuses = new ArrayList<>();
    private final Map<String, Integer> ignored = new HashMap<>();
    private final List<String> rejected = new ArrayList<>();

    /** A message status and what it shares with its neighbours. */
    record Element(Json.Obj status, SharedEnvelope shared) {}

    private Contents() {}

    static Contents of(Json body) {
        Contents contents = new Contents();
        contents.addBody(body);
        return contents;
    }

    List<Element> statuses() {
        return statuses;
    }

    Map<String, Integer> ignored() {
        return ignored;
    }

    List<String> rejected() {
        return rejected;
    }

    private void addBody(Json body) {
        if (!(body instanceof Json.Obj object)) {
            ignore(UNNAMED);
            return;
        }
        String kind = object.text("object");
        if (kind != null && !kind.equals(OUR_OBJECT)) {
            ignore(kind);
        } else if (object.get("entry") != null) {
            Json.list(object.get("entry")).forEach(entry -> addEntry(object, entry));
        } else if (object.get("statuses") != null) {
            addStatuses(UNNAMED, object, SharedEnvelope.ofFlatBody(object));
        } else {
            ignore(UNNAMED);
        }
    }

    private void addEntry(Json.Obj body, Json element) {
        Json.Obj entry = object("an entry", element);
        if (entry != null) {
            Json.list(entry.get("changes")).forEach(change -> addChange(body, entry, change));
        }
    }

    private void addChange(Json.Obj body, Json.Obj entry, Json element) {
        Json.Obj change = object("a change", element);
        if (change == null) {
            return;
        }
        String field = change.text("field");
        Json.Obj value = change.object("value");
        if (value == null || Json.list(value.get("statuses")).isEmpty()) {
            ignore(field);
        } else {
            addStatuses(field, value, SharedEnvelope.ofChange(body, entry, change, value));
        }
    }

    private void addStatuses(@Nullable String field, Json.Obj value, SharedEnvelope shared) {
        for (Json element : Json.list(value.get("statuses"))) {
            Json.Obj status = object("a status", element);
            if (status != null) {
                if (isOfMessage(field, status)) {
                    statuses.add(new Element(status, shared));
                } else {
                    ignore(field);
                }
            }
        }
    }

    private static boolean isOfMessage(@Nullable String field, Json.Obj status) {
        String type = status.text("type");
        return !CALLS.equals(field) && (type == null || !OTHER_KINDS.contains(type.toLowerCase(Locale.ROOT)));
    }

    private Json.@Nullable Obj object(String what, Json element) {
        if (element instanceof Json.Obj object) {
            return object;
        }
        if (!(element instanceof Json.Null)) {
            rejected.add(what + " is not an object");
        }
        return null;
    }

    private void ignore(@Nullable String name) {
        boolean countable = name != null
                && name.matches(COUNTABLE_NAME)
                && (ignored.containsKey(name) || ignored.size() < MOST_NAMES);
        ignored.merge(countable ? name : UNNAMED, 1, Integer::sum);
    }
}
