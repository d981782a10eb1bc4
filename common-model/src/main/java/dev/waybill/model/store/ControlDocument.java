package dev.waybill.model.store;

/**
 * A piece of control state.
 *
 * @param version 1 for the first writing, one more for each after it
 */
public record ControlDocument(String key, long version, String json) {

    /** The version of a key that holds nothing. */
    public static final long ABSENT = 0;
}
