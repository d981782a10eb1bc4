package dev.waybill.sync.scheduler;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.waybill.engine.cell.ControlCodec;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.operator.control.ControlJson;

/** Writes control documents as JSON whose members are in snake case. */
public final class JsonControlCodec implements ControlCodec {

    private final ControlJson json;

    public JsonControlCodec(ObjectMapper mapper) {
        this.json = new ControlJson(mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Override
    public String write(Object value) {
        return json.write(value);
    }

    @Override
    public <T> T read(String key, String text, Class<T> type) {
        return json.read(new ControlDocument(key, ControlDocument.ABSENT, text), type);
    }
}
