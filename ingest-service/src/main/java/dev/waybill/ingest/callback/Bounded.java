package dev.waybill.ingest.callback;

import org.jspecify.annotations.Nullable;

/** Ids and statuses become keys in stores; absurdly long ones stay out. */
final class Bounded {

    /** Real ids, statuses and recipients stay under 200 characters. Source: WhatsApp facts 2.3 and 9. */
    static final int LONGEST = 1024;

    private Bounded() {}

    /**
     * The text itself.
     *
     * @param what its name, such as {@code id}
     * @throws RejectedElementException if it is too long
     */
    static <T extends @Nullable String> T text(String what, T text) throws RejectedElementException {
        if (text != null && text.length() > LONGEST) {
            throw new RejectedElementException(what + " has more than " + LONGEST + " characters");
        }
        return text;
    }

    /**
     * The text, which must be there.
     *
     * @throws RejectedElementException if it is missing or too long
     */
    static String required(String what, @Nullable String text) throws RejectedElementException {
        if (text == null) {
            throw new RejectedElementException(what + " is missing");
        }
        return text(what, text);
    }
}
