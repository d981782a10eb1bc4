package dev.waybill.engine.cell;

/** The port to whatever turns records into JSON text and back. */
public interface ControlCodec {

    /** The JSON text of a value. */
    String write(Object value);

    /**
     * The value in a JSON text.
     *
     * @param key the document the text comes from, named when it cannot be read
     * @throws IllegalStateException when the text is not one of this type
     */
    <T> T read(String key, String json, Class<T> type);
}
