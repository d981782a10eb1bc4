package dev.waybill.zoho.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads a body of which nothing is known; no number loses a digit. */
public final class JsonBody {

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    // Names that somebody else makes up are not kept for ever.
                    JsonFactory.builder()
                            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonBody() {}

    /** The JSON object that the answer's body is, empty if it is anything else. */
    public static Optional<JsonNode> object(HttpAnswer answer) {
        try {
            return Optional.ofNullable(MAPPER.readTree(answer.content())).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The value as JSON text.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
        }
    }
}
