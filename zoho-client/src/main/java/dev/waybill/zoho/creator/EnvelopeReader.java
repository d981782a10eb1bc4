package dev.waybill.zoho.creator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Creator's answers token by token and keeps little of them, however long they are. */
final class EnvelopeReader {

    /** Names that somebody else makes up are kept nowhere. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final int LONGEST_CODE = 9;

    /** So many members of an error are read, each up to so many characters. */
    private static final int MOST_MEMBERS = 10;

    private static final int LONGEST_MEMBER = SafeText.LONGEST;

    private EnvelopeReader() {}

    /** Takes the member {@code data}. */
    @FunctionalInterface
    interface Data {

        /** Ignores it. */
        Data NONE = JsonParser::skipChildren;

        /** Reads the value that begins at the parser's token, to its end. */
        void read(JsonParser json) throws IOException;
    }

    /** The envelope of an answer; empty if its body is not one JSON object. */
    static Optional<Envelope> read(HttpAnswer answer, Data data) {
        try (JsonParser json = JSON.createParser(answer.content())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Envelope envelope = envelope(json, data);
            return json.nextToken() == null ? Optional.of(envelope) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Envelope envelope(JsonParser json, Data data) throws IOException {
        int code = 0;
        String error = "";
        String message = "";
        String description = "";
        Envelope failedPart = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "code" -> code = code(json);
                case "error" -> error = flat(json);
                case "message" -> message = flat(json);
                case "description" -> description = flat(json);
                case "result" -> failedPart = failedPart(json);
                case "data" -> data.read(json);
                default -> json.skipChildren();
            }
        }
        String text = Stream.of(error, message, description)
                .filter(part -> !part.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Envelope(code, text, failedPart);
    }

    private static @Nullable Envelope failedPart(JsonParser json) throws IOException {
        Envelope failed = null;
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return failed;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (failed == null && json.currentToken() == JsonToken.START_OBJECT) {
                Envelope part = envelope(json, Data.NONE);
                failed = part.decisive().code() == Envelope.SUCCESS ? null : part;
            } else {
                json.skipChildren();
            }
        }
        return failed;
    }

    private static int code(JsonParser json) throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return 0;
        }
        String text = json.getText().strip();
        return !text.isEmpty() && text.length() <= LONGEST_CODE && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : 0;
    }

    /** {@code error} maps a field to a text, or is a list of texts, or a text. */
    private static String flat(JsonParser json) throws IOException {
        JsonToken start = json.currentToken();
        if (!start.isStructStart()) {
            return start == JsonToken.VALUE_NULL ? "" : SafeText.cut(json.getText(), LONGEST_MEMBER);
        }
        List<String> parts = new ArrayList<>();
        while (!json.nextToken().isStructEnd()) {
            String name = "";
            if (start == JsonToken.START_OBJECT) {
                name = SafeText.cut(json.currentName(), LONGEST_MEMBER) + ": ";
                json.nextToken();
            }
            if (parts.size() < MOST_MEMBERS) {
                parts.add(name + flat(json));
            } else {
                json.skipChildren();
            }
        }
        return String.join("; ", parts);
    }
}
