package dev.waybill.operator.startup;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting of an application, as users see it.
 *
 * @param key name in {@code application.properties}, such as {@code waybill.store.kind}
 * @param type what its value may be
 * @param defaultValue value when nothing is set
 * @param meaning what it is for, in a few words, for the documentation
 * @param required true when the application does not start without it
 * @param secret true when its value must never be shown
 */
public record Setting(
        String key,
        SettingType<?> type,
        @Nullable String defaultValue,
        String meaning,
        boolean required,
        boolean secret) {

    /** An optional setting without default. */
    public static Setting of(String key, SettingType<?> type, String meaning) {
        return new Setting(key, type, null, meaning, false, false);
    }

    /** The same setting with a default. */
    public Setting or(String value) {
        return new Setting(key, type, value, meaning, required, secret);
    }

    /** The same setting, without which the application does not start. */
    public Setting needed() {
        return new Setting(key, type, defaultValue, meaning, true, secret);
    }

    /** The same setting, whose value is never shown. */
    public Setting hidden() {
        return new Setting(key, type, defaultValue, meaning, required, true);
    }

    /**
     * The environment variable, by the rule of MicroProfile Config: {@code waybill.store.kind} is WAYBILL_STORE_KIND.
     */
    public String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The value in force: what is set, else the default. A blank value is no value. */
    public Optional<String> valueIn(Lookup lookup) {
        return lookup.value(key).or(() -> Optional.ofNullable(defaultValue)).filter(value -> !value.isBlank());
    }
}
