package dev.waybill.operator.startup;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting of an application, as users see it.
 *
 * @param key name in {@code application.properties}, such as {@code waybill.store.kind}
 * @param type what its value may be
 * @param defaultValue value when nothing is set; may be an expression that names another setting
 * @param required true when the application does not start without it
 * @param secret true when its value must never be shown
 */
record Setting(String key, ValueType type, @Nullable String defaultValue, boolean required, boolean secret) {

    private static final String EXPRESSION = "${";
    private static final int SHOWN = 60;

    /**
     * The environment variable, by the rule of MicroProfile Config: {@code waybill.store.kind} is WAYBILL_STORE_KIND.
     */
    String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The default as the documents show it. */
    String shownDefault() {
        if (defaultValue == null) {
            return required ? "needed" : "-";
        }
        return "`" + (isExpression() ? variable(defaultValue.substring(2, defaultValue.indexOf(':'))) : defaultValue)
                + "`";
    }

    private boolean isExpression() {
        return defaultValue != null && defaultValue.startsWith(EXPRESSION);
    }

    /** The default where it is a value of its own. */
    Optional<String> ownDefault() {
        return Optional.ofNullable(defaultValue).filter(value -> !isExpression());
    }

    /** What is wrong with what is set, null if nothing is set; empty when all is well. */
    Optional<String> complaint(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return absence(value != null);
        }
        if (isQuoted(value)) {
            return Optional.of(variable() + " stands in quotes, and they are part of its value; leave them out");
        }
        try {
            type.read(value);
            return Optional.empty();
        } catch (RuntimeException wrong) {
            String reason = wrong instanceof UnfitValueException ? ": " + wrong.getMessage() : "";
            return Optional.of(variable() + (secret ? "" : "=" + shown(value)) + " is wrong" + reason + "; it takes "
                    + type.takes());
        }
    }

    /** Quarkus takes an empty value for none, and does not fall back to the default then. */
    private Optional<String> absence(boolean empty) {
        if (defaultValue != null) {
            return empty
                    ? Optional.of(variable() + " is empty; leave it out for "
                            + shownDefault().replace("`", "") + ", else it takes " + type.takes())
                    : Optional.empty();
        }
        return required ? Optional.of(variable() + " is missing; it takes " + type.takes()) : Optional.empty();
    }

    /** Some tools that read files of variables, such as {@code docker run --env-file}, keep quotes. */
    private static boolean isQuoted(String value) {
        char first = value.charAt(0);
        return value.length() > 1 && (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first;
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
