package dev.waybill.ingest.json;

/** Text that every store can keep. Source: WhatsApp facts 9: many databases refuse U+0000 and lone surrogates. */
final class StorableText {

    private static final int REPLACEMENT = 0xFFFD;

    private StorableText() {}

    /** The text with U+FFFD for each U+0000 and each surrogate without its pair. */
    static String of(String text) {
        return isStorable(text)
                ? text
                : text.codePoints()
                        .map(c -> isStorable(c) ? c : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Nearly all text is free of both, which a look at each character tells sooner than one at each code point. */
    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return text.codePoints().allMatch(StorableText::isStorable);
            }
        }
        return true;
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
