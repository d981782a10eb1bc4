package dev.waybill.operator.startup;

import java.util.Optional;

/** Where values of settings are looked up by their keys. */
@FunctionalInterface
public interface Lookup {

    /** The value set for a key, as text with expressions resolved. */
    Optional<String> value(String key);
}
