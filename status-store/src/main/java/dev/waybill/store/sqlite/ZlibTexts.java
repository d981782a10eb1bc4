package dev.waybill.store.sqlite;

import java.sql.SQLException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the texts of bodies that were packed before {@link Packer#FORM}: a zlib stream (RFC 1950) with a
 * {@link Dictionary}, whose checksums tell what was damaged. Used by the one thread of a session.
 */
final class ZlibTexts implements AutoCloseable {

    /** The zlib format shrinks nothing to less than a thousandth. */
    private static final int MOST_GROWTH = 1100;

    private final Inflater inflater = new Inflater();

    /** So many bytes of texts, which must be all there are. */
    byte[] read(PackedBody packed, Dictionary.Kind kind, Dictionary.RowSource row) throws SQLException {
        int length = packed.texts();
        if (length > (long) MOST_GROWTH * packed.bytes().length) {
            throw PackedBody.damaged();
        }
        byte[] texts = new byte[length];
        inflater.reset();
        inflater.setInput(packed.bytes(), packed.start(), packed.bytes().length - packed.start());
        try {
            int done = inflate(texts, kind, row);
            // Behind the last byte stands the checksum.
            if (done < length || !endsWell()) {
                throw PackedBody.damaged();
            }
            return texts;
        } catch (DataFormatException | IllegalArgumentException e) {
            throw PackedBody.damaged();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private int inflate(byte[] texts, Dictionary.Kind kind, Dictionary.RowSource row)
            throws DataFormatException, SQLException {
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
