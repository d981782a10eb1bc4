package dev.waybill.model.setting;

/** Blanks as they come along when a value is copied: also no-break and zero-width ones, and byte order marks. */
public final class Blanks {

    private Blanks() {}

    /** The text without blanks, line feeds and invisible characters around it. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return character <= ' '
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
