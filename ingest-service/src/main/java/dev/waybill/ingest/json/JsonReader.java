package dev.waybill.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text whole: one value, nothing behind it.
 *
 * <p>The size of the text is bounded by whoever hands it over, and numbers are never computed, so only what makes a
 * tree much larger than its text needs a limit here.
 */
public final class JsonReader {

    /** Deepest nesting. Source: WhatsApp facts 9. */
    public static final int MAX_DEPTH = 64;

    /**
     * Most tokens. A token of two characters can take 60 bytes in memory: without a limit 4 MiB of them fill a heap.
     * The largest body of the shortest real statuses has fewer. Source: WhatsApp facts 3.
     */
    public static final int MAX_TOKENS = 500_000;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Names come from outside: a symbol table shared by all requests would only grow with them.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private int tokensLeft = MAX_TOKENS;

    /**
     * The value that the text holds.
     *
     * @throws InvalidJsonException if it is not one JSON value, nested too deep, or of too many tokens
     */
    public static Json read(String text) throws InvalidJsonException {
        return new JsonReader().readNext(text);
    }

    /** Whether the texts that were read had too many tokens together. */
    public boolean isSpent() {
        return tokensLeft < 0;
    }

    /**
     * The value of one more text, of those that are in memory together. The texts that one reader reads have as many
     * tokens together as one may have alone.
     *
     * @throws InvalidJsonException as {@link #read}
     */
    public Json readNext(String text) throws InvalidJsonException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = next(parser);
            if (first == null) {
                throw new InvalidJsonException("the text is empty");
            }
            Json value = value(parser, first);
            if (next(parser) != null) {
                throw new InvalidJsonException("there is text behind the JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new InvalidJsonException(
                    "it is nested deeper than " + MAX_DEPTH + ", or longer than " + MAX_TOKENS + " tokens");
        } catch (JsonProcessingException e) {
            // Its message quotes the text, which may hold phone numbers.
            var at = e.getLocation();
            throw new InvalidJsonException("it is not JSON"
                    + (at == null ? "" : " from line " + at.getLineNr() + " column " + at.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
    }

    private Json value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(StorableText.of(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case null, default -> throw new IllegalStateException("a value does not start with " + token);
        };
    }

    private Json object(JsonParser parser) throws IOException {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        while (next(parser) == JsonToken.FIELD_NAME) {
            String name = StorableText.of(parser.currentName());
            members.put(name, value(parser, next(parser)));
        }
        return new Json.Obj(members);
    }

    private Json array(JsonParser parser) throws IOException {
        List<Json> elements = new ArrayList<>();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            elements.add(value(parser, token));
        }
        return new Json.Arr(elements);
    }

    private @Nullable JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token != null && --tokensLeft < 0) {
            throw new StreamConstraintsException("too many tokens");
        }
        return token;
    }
}
