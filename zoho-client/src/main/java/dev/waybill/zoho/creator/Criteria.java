package dev.waybill.zoho.creator;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which records, in Creator's own grammar. Source: Zoho Creator facts 1.7.
 *
 * @param expression as it is sent, not yet percent-encoded; empty for all records
 */
public record Criteria(String expression) {

    private static final Pattern LINK_NAME = Pattern.compile("[A-Za-z]\\w*(\\.\\w+)?");

    /** Every record of the report. */
    public static Criteria all() {
        return new Criteria("");
    }

    /** An expression that somebody wrote in the configuration; taken as it is. */
    public static Criteria raw(String expression) {
        return new Criteria(expression.strip());
    }

    /**
     * Starts a condition on a text field.
     *
     * @throws IllegalArgumentException if it is not a link name
     */
    public static Field field(String linkName) {
        return new Field(linkName);
    }

    /** Both must hold. */
    public Criteria and(Criteria other) {
        if (expression.isEmpty()) {
            return other;
        }
        return other.expression.isEmpty() ? this : new Criteria("(" + expression + ") && (" + other.expression + ")");
    }

    /**
     * A text field in a condition. Values are escaped: a backslash before each quote and each backslash.
     *
     * @param linkName the field, or {@code field.subfield}
     */
    public record Field(String linkName) {

        /** @throws IllegalArgumentException if it is not a link name */
        public Field {
            if (!LINK_NAME.matcher(linkName).matches()) {
                throw new IllegalArgumentException(
                        "a field's link name has letters, digits and underscores only, not: " + linkName);
            }
        }

        /** The field is this text. */
        public Criteria equalTo(String value) {
            return new Criteria(linkName + " == " + literal(value));
        }

        /**
         * The field is one of these texts.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Criteria anyOf(List<String> values) {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a condition needs a value to compare with");
            }
            return new Criteria(
                    values.stream().map(value -> equalTo(value).expression()).collect(Collectors.joining(" || ")));
        }

        /** The field is any other text. Whether that includes an empty field is for the tenant to check. */
        public Criteria notEquals(String value) {
            return new Criteria(linkName + " != " + literal(value));
        }

        private static String literal(String value) {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }
}
