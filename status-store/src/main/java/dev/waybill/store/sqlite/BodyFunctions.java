package dev.waybill.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * What SQL needs to look into packed bodies: {@code status_json} and {@code raw_json} of a document {@code d}, and
 * {@code packed}, which brings files of older versions to this one. Used by the one thread of a session.
 */
final class BodyFunctions {

    private static final String ROW =
            "d.message_id, d.status, d.recipient_id, d.event_time, d.phone_number_id," + " d.display_phone_number)";

    /** The status object of a document {@code d}. */
    static final String STATUS_JSON = "status_json(d.seq, d.bodies, " + ROW;

    /** The callback of a document {@code d}. */
    static final String RAW_JSON = "raw_json(d.seq, d.bodies, " + ROW;

    /** A place that no document has. */
    private static final long NONE = -1;

    private final Unpacker unpacker;

    BodyFunctions(Unpacker unpacker) {
        this.unpacker = unpacker;
    }

    void join(Connection connection) throws SQLException {
        Function.create(connection, "status_json", new OfBodies() {
            @Override
            String text(byte[] bodies, Dictionary.RowSource row) throws SQLException {
                return unpacker.statusJson(bodies, row);
            }
        });
        Function.create(connection, "raw_json", new OfBodies() {
            @Override
            String text(byte[] bodies, Dictionary.RowSource row) throws SQLException {
                return unpacker.both(bodies, row).rawJson();
            }
        });
        Packer packer = new Packer();
        Function.create(connection, "packed", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(packer.pack(new Bodies(value_text(0), value_text(1))));
            }
        });
    }

    /** A text of a document. A statement asks for it more than once of the same document, so the last one is kept. */
    private abstract static class OfBodies extends Function {

        private static final int NULL = 5;

        private long seq = NONE;
        private String text = "";

        abstract String text(byte[] bodies, Dictionary.RowSource row) throws SQLException;

        @Override
        protected void xFunc() throws SQLException {
            long asked = value_long(0);
            if (asked != seq) {
                seq = NONE;
                text = text(value_blob(1), this::row);
                seq = asked;
            }
            result(text);
        }

        private Dictionary.Row row() throws SQLException {
            return new Dictionary.Row(
                    optional(2),
                    value_text(3),
                    optional(4),
                    value_type(5) == NULL ? null : value_long(5),
                    optional(6),
                    optional(7));
        }

        private @Nullable String optional(int at) throws SQLException {
            return value_type(at) == NULL ? null : value_text(at);
        }
    }
}
