package dev.waybill.store.sqlite;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What each transaction of ours leaves in the table {@code ledger}: which database it belongs to and which of its
 * transactions it is. It goes through the log of writes like everything else, so that whoever reads a page of the table
 * in a log knows whose log that is.
 *
 * @param database made up when the database is made, in hexadecimal digits; a backup has one of its own
 * @param number one more with each transaction
 */
record CommitMark(String database, long number) {

    static final String READ = "SELECT file, commits FROM ledger";
    static final String NEXT = "UPDATE ledger SET commits = commits + 1 RETURNING file, commits";

    /** Bytes of the database's name. */
    private static final int NAME = 16;

    /** Of a leaf of a table. Source: sqlite.org, Database File Format, "B-tree Pages". */
    private static final int LEAF = 0x0d;

    /** Serial type of a blob of 16 bytes. Source: sqlite.org, Database File Format, "Record Format". */
    private static final long SERIAL_TYPE_OF_NAME = 12 + 2 * NAME;

    static CommitMark of(ResultSet row) throws SQLException {
        return new CommitMark(HexFormat.of().formatHex(row.getBytes("file")), row.getLong("commits"));
    }

    /** The mark on a page that is the whole of the table {@code ledger}; null if the page is no such one. */
    static @Nullable CommitMark on(ByteBuffer page) {
        try {
            return page.get(0) == LEAF && page.getShort(3) == 1 ? inCell(page, page.getShort(8) & 0xffff) : null;
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
    }

    /** The row's columns begin with {@code only}, which is the row id and takes no bytes, the name and the number. */
    private static @Nullable CommitMark inCell(ByteBuffer page, int at) {
        Varint payload = Varint.at(page, at);
        Varint rowId = Varint.at(page, payload.end());
        Varint header = Varint.at(page, rowId.end());
        Varint only = Varint.at(page, header.end());
        Varint name = Varint.at(page, only.end());
        Varint number = Varint.at(page, name.end());
        if (only.value() != 0 || name.value() != SERIAL_TYPE_OF_NAME) {
            return null;
        }
        byte[] digits = new byte[NAME];
        int body = rowId.end() + (int) header.value();
        page.get(body, digits);
        return new CommitMark(HexFormat.of().formatHex(digits), integer(page, body + NAME, (int) number.value()));
    }

    private static long integer(ByteBuffer page, int at, int serialType) {
        return switch (serialType) {
            case 1, 2, 3, 4 -> bigEndian(page, at, serialType);
            case 5 -> bigEndian(page, at, 6);
            case 6 -> bigEndian(page, at, 8);
            case 9 -> 1;
            default -> 0;
        };
    }

    private static long bigEndian(ByteBuffer page, int at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | page.get(at + i) & 0xff;
        }
        return value;
    }

    /**
     * A number of one to nine bytes.
     *
     * @param end where the next thing begins
     */
    private record Varint(long value, int end) {

        static Varint at(ByteBuffer page, int at) {
            long value = 0;
            for (int i = 0; i < 8; i++) {
                byte next = page.get(at + i);
                value = value << 7 | next & 0x7f;
                if (next >= 0) {
                    return new Varint(value, at + i + 1);
                }
            }
            return new Varint(value << 8 | page.get(at + 8) & 0xff, at + 9);
        }
    }
}
