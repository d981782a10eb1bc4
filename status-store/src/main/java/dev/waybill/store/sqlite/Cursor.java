package dev.waybill.store.sqlite;

import dev.waybill.model.store.InvalidCursorException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the log or in a journal as text. The letter in front keeps cursors of different readings apart. */
enum Cursor {
    /** Of documents, newest first. */
    NEWEST_FIRST('d'),
    /** Of events not yet synced, oldest first. */
    UNSYNCED('u'),
    /** Of parked events, oldest first. */
    PARKED('p'),
    /** Of what is in a journal, newest first. */
    JOURNAL('j');

    private static final int RADIX = 36;
    /** 13 digits to base 36 hold every long. */
    private static final Pattern DIGITS = Pattern.compile("[0-9a-z]{1,13}");

    private final char letter;

    Cursor(char letter) {
        this.letter = letter;
    }

    String of(long seq) {
        return letter + Long.toString(seq, RADIX);
    }

    /**
     * The place that a cursor stands for, or another where there is no cursor.
     *
     * @throws InvalidCursorException if it is none of this kind
     */
    long seq(@Nullable String cursor, long otherwise) {
        if (cursor == null) {
            return otherwise;
        }
        if (cursor.isEmpty()
                || cursor.charAt(0) != letter
                || !DIGITS.matcher(cursor.substring(1)).matches()) {
            throw new InvalidCursorException();
        }
        try {
            return Long.parseLong(cursor.substring(1), RADIX);
        } catch (NumberFormatException e) {
            throw new InvalidCursorException();
        }
    }
}
