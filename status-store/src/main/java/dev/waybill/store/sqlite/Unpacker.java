package dev.waybill.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Takes bodies out of what {@link Packer} made of them. Used by the one thread of a session. */
final class Unpacker implements AutoCloseable {

    /** The zlib format shrinks nothing to less than a thousandth. */
    private static final int MOST_GROWTH = 1100;

    private final Inflater inflater = new Inflater();

    /** Both bodies. */
    Bodies both(byte[] packed, Dictionary.Row row) throws SQLException {
        Reader reader = new Reader(packed, row);
        byte[] texts = reader.texts(reader.status + reader.raw);
        return new Bodies(
                text(Arrays.copyOf(texts, reader.status)),
                new String(texts, reader.status, reader.raw, StandardCharsets.UTF_8));
    }

    /** The status object alone, for half the work. */
    String statusJson(byte[] packed, Dictionary.Row row) throws SQLException {
        Reader reader = new Reader(packed, row);
        return text(reader.texts(reader.status));
    }

    @Override
    public void close() {
        inflater.end();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static SQLException damaged() {
        return new SQLiteException("a body cannot be unpacked", SQLiteErrorCode.SQLITE_CORRUPT);
    }

    /** Goes through one packed body. */
    private final class Reader {

        private final byte[] packed;
        private final Dictionary.Row row;
        private int at;
        private final Dictionary.Kind kind;
        private final int status;
        private final int raw;

        Reader(byte[] packed, Dictionary.Row row) throws SQLException {
            this.packed = packed;
            this.row = row;
            int number = next();
            this.kind = Arrays.stream(Dictionary.Kind.values())
                    .filter(known -> known.number() == number)
                    .findFirst()
                    .orElseThrow(Unpacker::damaged);
            this.status = length();
            this.raw = length();
        }

        private int next() throws SQLException {
            if (at >= packed.length) {
                throw damaged();
            }
            return packed[at++] & 0xff;
        }

        private int length() throws SQLException {
            int length = 0;
            for (int shift = 0; shift < Integer.SIZE; shift += 7) {
                int digits = next();
                length |= (digits & 0x7f) << shift;
                if (digits <= 0x7f) {
                    return length;
                }
            }
            throw damaged();
        }

        byte[] texts(int length) throws SQLException {
            if (status < 0 || raw < 0 || length < 0 || length > (long) MOST_GROWTH * packed.length) {
                throw damaged();
            }
            byte[] texts = new byte[length];
            inflater.reset();
            inflater.setInput(packed, at, packed.length - at);
            try {
                int done = inflate(texts);
                // Behind the last byte stands the checksum.
                if (done < length || length == status + raw && !endsWell()) {
                    throw damaged();
                }
                return texts;
            } catch (DataFormatException | IllegalArgumentException e) {
                throw damaged();
            }
        }

        private int inflate(byte[] texts) throws DataFormatException {
            int done = inflater.inflate(texts);
            if (!inflater.needsDictionary()) {
                return done;
            }
            inflater.setDictionary(Dictionary.of(kind, row));
            return inflater.inflate(texts);
        }

        private boolean endsWell() throws DataFormatException {
            return inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished();
        }
    }
}
