package dev.waybill.store.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A packed body and what its head says, see {@link Packer}.
 *
 * @param status bytes of the status object
 * @param raw bytes of the callback
 * @param start where the packed texts begin
 */
record PackedBody(byte[] bytes, int status, int raw, int start) {

    /** Reads the head. */
    static PackedBody of(byte[] bytes) throws SQLException {
        Head head = new Head(bytes);
        int form = head.next();
        int status = head.length();
        int raw = head.length();
        if (form != Packer.FORM || status < 0 || raw < 0 || status + raw < 0) {
            throw damaged();
        }
        return new PackedBody(bytes, status, raw, head.at);
    }

    /** Bytes of both texts. */
    int texts() {
        return status + raw;
    }

    static SQLException damaged() {
        return new SQLiteException("a body cannot be unpacked", SQLiteErrorCode.SQLITE_CORRUPT);
    }

    private static final class Head {

        private final byte[] bytes;
        private int at;

        Head(byte[] bytes) {
            this.bytes = bytes;
        }

        int next() throws SQLException {
            if (at >= bytes.length) {
                throw damaged();
            }
            return bytes[at++] & 0xff;
        }

        int length() throws SQLException {
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
    }
}
