package dev.waybill.operator.startup;

import dev.waybill.model.setting.Blanks;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One variable of a file {@code .env}: {@code NAME=value}, perhaps with {@code export} in front. A value may stand in
 * single quotes (taken as it is) or in double quotes (a backslash makes the next quote, backslash, dollar sign or
 * letter n special). A {@code #} after a blank, and what follows it, is a comment.
 */
record EnvLine(String name, String value) {

    private static final Pattern VARIABLE =
            Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.\\-]*)\\s*=(.*)", Pattern.DOTALL);
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'(?:\\s*|\\s+#.*)");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s*|\\s+#.*)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\n]|\\$(?!\\{))");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");
    /** Quarkus reads the file once more as a properties file, and ends with a stack trace at such a thing. */
    private static final Pattern BROKEN_UNICODE = Pattern.compile("\\\\u(?![0-9a-fA-F]{4})");

    private static final String TYPOGRAPHIC_QUOTES = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb`";

    /**
     * Reads a line; empty for a blank line or a comment.
     *
     * @throws UnfitValueException if the line cannot be read; the message never repeats it, since it may hold a secret
     */
    static Optional<EnvLine> read(String line) {
        String text = Blanks.strip(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        Matcher variable = VARIABLE.matcher(text);
        if (!variable.matches()) {
            throw new UnfitValueException("is not NAME=value");
        }
        if (BROKEN_UNICODE.matcher(text).find()) {
            throw new UnfitValueException("holds \\u without four hexadecimal digits; write \\\\u");
        }
        return Optional.of(new EnvLine(variable.group(1), value(variable.group(2))));
    }

    private static String value(String written) {
        String text = Blanks.strip(written);
        if (text.startsWith("'")) {
            // Nothing is an expression in single quotes.
            return inside(SINGLE_QUOTED, text).replace("${", "\\${");
        }
        if (text.startsWith("\"")) {
            return ESCAPE.matcher(inside(DOUBLE_QUOTED, text))
                    .replaceAll(
                            escape -> Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
        }
        if (!text.isEmpty() && TYPOGRAPHIC_QUOTES.indexOf(text.charAt(0)) >= 0) {
            throw new UnfitValueException("has a typographic quote; use ' or \" or none");
        }
        // The blank in front of a comment may be the one behind the equals sign.
        String value = Blanks.strip(COMMENT.matcher(written).replaceFirst(""));
        if (value.endsWith("\\")) {
            throw new UnfitValueException("ends with a backslash; write the value on one line");
        }
        return value;
    }

    private static String inside(Pattern quoted, String text) {
        Matcher matcher = quoted.matcher(text);
        if (!matcher.matches()) {
            throw new UnfitValueException("has a quote that does not end the value; close it on the same line, with"
                    + " nothing but a comment behind it");
        }
        return matcher.group(1);
    }

    /** The name as an environment variable, so that both spellings of a setting are one. */
    String variable() {
        return Setting.variable(name);
    }
}
