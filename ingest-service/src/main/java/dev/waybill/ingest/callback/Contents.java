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
    private static final int MOST_SHAPES = 32;

    private final List<Element> elements = new ArrayList<>();
    private final Map<String, Integer> ignored = new HashMap<>();
    private final List<Unread> rejected = new ArrayList<>();

    /** What becomes a document. */
    sealed interface Element {

        /** The body that it stands in. */
        Json.Obj body();

        /**
         * A message status and what it shares with its neighbours.
         *
         * @param shared absent where the body itself is the status
         */
        record Status(
                Json.Obj status, Json.Obj body, @Nullable SharedEnvelope shared) implements Element {}

        /**
         * A queue callback.
         *
         * @param beside the statuses that stand in the same body
         */
        record QueueCallback(Json.Obj body, List<Status> beside) implements Element {}
    }

    private Contents() {}

    static Contents of(Unwrapping.Found found) {
        Contents contents = new Contents();
        found.bodies().forEach(contents::addBody);
        found.others().forEach(contents::addOther);
        return contents;
    }

    /** In the order of the bodies; a queue callback stands before the statuses of its body. */
    List<Element> elements() {
        return elements;
    }

    Map<String, Integer> ignored() {
        return ignored;
    }

    List<Unread> rejected() {
        return rejected;
    }

    /** Counts what cannot be read. */
    void reject(String reason, Json element) {
        // A few tell what is wrong; what a sender makes up must not fill the memory.
        rejected.add(rejected.size() < MOST_SHAPES ? Unread.of(reason, element) : new Unread(reason, ""));
    }

    /** What says nothing is nothing for us. */
    private void addOther(Json other) {
        switch (other) {
            case Json.Null nothing -> ignore(UNNAMED);
            case Json.Arr(List<Json> all) when all.isEmpty() -> ignore(UNNAMED);
            case Json.Obj(Map<String, Json> members) when members.isEmpty() -> ignore(UNNAMED);
            default -> reject("a body of an unknown form", other);
        }
    }

    private void addBody(Json.Obj body) {
        String kind = body.text("object");
        if (kind != null && !kind.equals(OUR_OBJECT)) {
            ignore(kind);
            return;
        }
        int before = elements.size();
        boolean linked = BodyKind.isQueueCallback(body);
        if (body.get("entry") != null) {
            Json.list(body.get("entry")).forEach(entry -> addEntry(body, entry));
        } else if (body.get("changes") != null) {
            addEntry(body, body);
        } else if (BodyKind.isChange(body)) {
            addChange(body, body, body);
        } else if (body.get("statuses") != null) {
            addStatuses(UNNAMED, body, body, SharedEnvelope.ofFlatBody(body));
        } else if (BodyKind.isFlatStatus(body)) {
            addStatus(UNNAMED, new Element.Status(body, body, null));
        } else if (!linked) {
            ignore(BodyKind.isInbound(body) ? "messages" : UNNAMED);
        }
        if (linked) {
            elements.add(before, new Element.QueueCallback(body, statuses(before)));
        }
    }

    private List<Element.Status> statuses(int from) {
        return elements.subList(from, elements.size()).stream()
                .filter(Element.Status.class::isInstance)
                .map(Element.Status.class::cast)
                .toList();
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
            addStatuses(field, value, body, SharedEnvelope.ofChange(body, entry, change, value));
        }
    }

    private void addStatuses(@Nullable String field, Json.Obj value, Json.Obj body, SharedEnvelope shared) {
        for (Json element : Json.list(value.get("statuses"))) {
            Json.Obj status = object("a status", element);
            if (status != null) {
                addStatus(field, new Element.Status(status, body, shared));
            }
        }
    }

    private void addStatus(@Nullable String field, Element.Status status) {
        if (isOfMessage(field, status.status())) {
            elements.add(status);
        } else {
            ignore(field);
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
            reject(what + " is not an object", element);
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
