package dev.waybill.operator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlDocument;

/** Reads and writes control state as JSON. */
public final class ControlJson {

    private final ObjectMapper json;

    public ControlJson(ObjectMapper json) {
        this.json = json;
    }

    /** The value of a document. */
    public <T> T read(ControlDocument document, Class<T> type) {
        try {
            return json.readValue(document.json(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "control state " + document.key() + " is not readable; remove it from the store", e);
        }
    }

    /** A value as it is kept. */
    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "control state of type " + value.getClass().getSimpleName() + " is not writable", e);
        }
    }
}
