package dev.waybill.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/**
 * What SQL needs to look into packed bodies: {@code status_json} and {@code raw_json} of a document {@code d}. Used by
 * the one thread of a session.
 */
final class BodyFunctions {

    /** The status object of a document {@code d}. */
    static final String STATUS_JSON = "status_json(d.seq, d.bodies)";

    /** The callback of a document {@code d}. */
    static final String RAW_JSON = "raw_json(d.seq, d.bodies)";

    /** A place that no document has. */
    private static final long NONE = -1;

    private BodyFunctions() {}

    static void join(Connection connection, Unpacker unpacker) throws SQLException {
        Function.create(connection, "status_json", new OfBodies(unpacker::statusJson));
        Function.create(
                connection,
                "raw_json",
                new OfBodies(bodies -> unpacker.both(bodies).rawJson()));
    }

    /** Takes a text out of a packed body. */
    @FunctionalInterface
    private interface Unpacking {
        String text(byte[] bodies) throws SQLException;
    }

    /** A text of a document. A statement asks for it more than once of the same document, so the last one is kept. */
    private static final class OfBodies extends Function {

        private final Unpacking unpacking;
        private long seq = NONE;
        private String text = "";

        OfBodies(Unpacking unpacking) {
            this.unpacking = unpacking;
        }

        @Override
        protected void xFunc() throws SQLException {
            long asked = value_long(0);
            if (asked != seq) {
                seq = NONE;
                text = unpacking.text(value_blob(1));
                seq = asked;
            }
            result(text);
        }
    }
}
