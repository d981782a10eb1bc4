package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.store.InvalidCursorException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a document in the log as text that sorts: milliseconds since 1970, a count within the millisecond, and
 * the document's id, which keeps the places that two machines give apart.
 */
record Position(String text) implements Comparable<Position> {

    private static final Pattern FORM = Pattern.compile("\\d{14}-\\d{7}-[0-9a-f]{32}");
    private static final DocumentId NO_ID = new DocumentId("0".repeat(32));
    private static final int MILLIS_DIGITS = 14;
    /** The largest number of 14 digits: some day of the year 5138. */
    private static final long LAST_MILLIS = 99_999_999_999_999L;

    /** What a cursor starts with, so that those of different readings are kept apart. */
    enum Reading {
        NEWEST_FIRST('d'),
        UNSYNCED('u'),
        PARKED('p');

        private final char letter;

        Reading(char letter) {
            this.letter = letter;
        }

        String cursor(Position position) {
            return letter + position.text;
        }

        /** @throws InvalidCursorException if it is none of this reading's */
        @Nullable
        Position position(@Nullable String cursor) {
            if (cursor == null) {
                return null;
            }
            if (cursor.isEmpty()
                    || cursor.charAt(0) != letter
                    || !FORM.matcher(cursor.substring(1)).matches()) {
                throw new InvalidCursorException();
            }
            return new Position(cursor.substring(1));
        }
    }

    static Position of(long millis, int count, DocumentId id) {
        return new Position(String.format(Locale.ROOT, "%014d-%07d-%s", millis, count, id.hex()));
    }

    /** A bound that no place at or behind this time is below. */
    static Position floor(Instant time) {
        long millis = time.isBefore(Instant.EPOCH)
                ? 0
                : time.isAfter(Instant.ofEpochMilli(LAST_MILLIS)) ? LAST_MILLIS : time.toEpochMilli();
        return of(millis, 0, NO_ID);
    }

    Instant time() {
        return Instant.ofEpochMilli(Long.parseLong(text.substring(0, MILLIS_DIGITS)));
    }

    /** The UTC day that the place belongs to. */
    LocalDate day() {
        return LocalDate.ofInstant(time(), ZoneOffset.UTC);
    }

    boolean isBelow(Position other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Position other) {
        return text.compareTo(other.text);
    }
}
