package dev.waybill.operator.startup;

import java.util.function.Function;

/**
 * What the value of a setting may be.
 *
 * @param takes what is allowed, in words that end the sentence "NAME takes …"
 * @param reader reads a value that is not blank; throws {@link UnfitValueException} when the reason helps the user, any
 *     other {@link RuntimeException} when {@code takes} says enough
 */
public record SettingType<T>(String takes, Function<String, T> reader) {

    /** Reads a value; throws {@link RuntimeException} when it is not of this type. */
    public T read(String value) {
        return reader.apply(value);
    }
}
