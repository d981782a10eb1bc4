package dev.waybill.engine.cell;

import dev.waybill.model.store.ControlStore;

/** Makes cells of one store. */
public record ControlCells(ControlStore store, ControlCodec codec) {

    /** @param initial the value while nothing was written */
    public <T> ControlCell<T> cell(String key, Class<T> type, T initial) {
        return new ControlCell<>(this, key, type, initial);
    }
}
