package dev.waybill.engine.world;

import dev.waybill.engine.cell.ControlCodec;
import java.util.ArrayList;
import java.util.List;

/** Stands for JSON text: each value is kept as it is, and its text is its place. */
public final class ByReference implements ControlCodec {

    private final List<Object> values = new ArrayList<>();

    @Override
    public String write(Object value) {
        values.add(value);
        return String.valueOf(values.size() - 1);
    }

    @Override
    public <T> T read(String key, String json, Class<T> type) {
        return type.cast(values.get(Integer.parseInt(json)));
    }
}
