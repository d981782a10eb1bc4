package dev.waybill.ingest.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.ingest.json.InvalidJsonException;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonReader;
import dev.waybill.model.setting.Blanks;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bodies of Meta and of the provider in what was posted: alone, in lists, and inside what notification
 * services and workflow tools put around them. Unwraps only what is unambiguous: members of well-known names, of which
 * one alone leads to a body.
 */
final class Unwrapping {

    /** A list in a text in a message of a queue in a list has five. */
    private static final int DEEPEST = 6;

    /**
     * SNS: {@code Message} (also as {@code Records[].Sns}); SQS and workflow tools: {@code body}; EventBridge:
     * {@code detail}; Pub/Sub: {@code message.data}; CloudEvents: {@code data}, {@code data_base64}; AWS End User
     * Messaging: {@code whatsAppWebhookEntry}. Source: WhatsApp facts 6.4.
     */
    private static final Set<String> WRAPPERS = Set.of(
            "Message",
            "message",
            "Records",
            "records",
            "Sns",
            "body",
            "data",
            "data_base64",
            "detail",
            "event",
            "json",
            "kinesis",
            "payload",
            "whatsAppWebhookEntry");

    private final JsonReader reader;

    /** @param reader which has read what was posted: texts inside share its bound of tokens */
    Unwrapping(JsonReader reader) {
        this.reader = reader;
    }

    /**
     * What was found.
     *
     * @param bodies in their order
     * @param others what is no body and holds none; of a list each element for itself
     */
    record Found(List<Json.Obj> bodies, List<Json> others) {

        private static Found nothing(Json json) {
            return new Found(List.of(), List.of(json));
        }
    }

    /**
     * The bodies in a value.
     *
     * @throws InvalidJsonException if the texts inside have too many tokens
     */
    Found in(Json posted) throws InvalidJsonException {
        return find(posted, DEEPEST);
    }

    private Found find(Json json, int depth) throws InvalidJsonException {
        return switch (json) {
            case Json.Obj object when BodyKind.isBody(object) -> new Found(List.of(object), List.of());
            case Json.Obj object when depth > 0 -> inside(object, depth - 1);
            case Json.Arr(List<Json> elements) when depth > 0 && !elements.isEmpty() -> inEach(elements, depth - 1);
            default -> Found.nothing(json);
        };
    }

    private Found inEach(List<Json> elements, int depth) throws InvalidJsonException {
        Found all = new Found(new ArrayList<>(), new ArrayList<>());
        for (Json element : elements) {
            Found found = find(element, depth);
            all.bodies.addAll(found.bodies);
            all.others.addAll(found.others);
        }
        return all;
    }

    private Found inside(Json.Obj wrapper, int depth) throws InvalidJsonException {
        Found only = null;
        for (var member : wrapper.members().entrySet()) {
            Json content = WRAPPERS.contains(member.getKey()) ? content(member.getValue()) : null;
            Found found = content == null ? null : find(content, depth);
            if (found == null || found.bodies.isEmpty() || only != null && found.bodies.equals(only.bodies)) {
                continue;
            }
            if (only != null) {
                return Found.nothing(wrapper);
            }
            only = found;
        }
        return Objects.requireNonNullElse(only, Found.nothing(wrapper));
    }

    /** Absent where it can hold no body. */
    private @Nullable Json content(Json value) throws InvalidJsonException {
        return switch (value) {
            case Json.Obj object -> object;
            case Json.Arr list -> list;
            case Json.Text(String text) -> {
                Json json = json(text);
                String decoded = json == null ? decoded(text) : null;
                yield decoded == null ? json : json(decoded);
            }
            default -> null;
        };
    }

    private @Nullable Json json(String raw) throws InvalidJsonException {
        String text = Blanks.strip(raw);
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return null;
        }
        try {
            return reader.readNext(text);
        } catch (InvalidJsonException e) {
            if (reader.isSpent()) {
                throw e;
            }
            return null;
        }
    }

    private static @Nullable String decoded(String base64) {
        String text = Blanks.strip(base64).replace('-', '+').replace('_', '/');
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(text)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException isText) {
            return null;
        }
    }
}
