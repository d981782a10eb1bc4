package dev.waybill.operator.startup;

import java.util.Optional;

/** Where the values of settings are looked up. */
@FunctionalInterface
public interface Lookup {

    /** The value in force of a key, such as {@code waybill.store.kind}: what is set, else the default, never blank. */
    Optional<String> value(String key);

    /** True when a value is {@code true}. */
    default boolean isTrue(String key) {
        return value(key).map(Boolean::parseBoolean).orElse(false);
    }
}
