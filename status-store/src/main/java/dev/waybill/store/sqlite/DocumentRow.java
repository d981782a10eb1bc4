package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents {@code d}, with the link {@code l} of a document that has no queue id of its own.
 *
 * @param seq place in the log
 */
record DocumentRow<T>(long seq, T content) {

    private static final String EVENT_COLUMNS = """
            d.seq, d.id, d.message_id, coalesce(d.queue_id, l.queue_id) AS queue_id, d.status, d.recipient_id,
            d.event_time, d.received_at, d.seq NOT IN (SELECT seq FROM untold) AS told""";

    private static final String LINKED = """
             FROM document d LEFT JOIN link l ON d.queue_id IS NULL AND l.message_id = d.message_id
            """;

    /** Selects what {@link #event} reads; a condition follows. */
    static final String SELECT_EVENTS = "SELECT " + EVENT_COLUMNS + LINKED;

    /** Selects what {@link #documents} reads; a condition follows. */
    static final String SELECT_DOCUMENTS =
            "SELECT " + EVENT_COLUMNS + ", d.phone_number_id, d.display_phone_number, d.bodies, d.web_date" + LINKED;

    static DocumentRow<StatusEvent> event(ResultSet row) throws SQLException {
        Long time = number(row, "event_time");
        return new DocumentRow<>(
                row.getLong("seq"),
                new StatusEvent(
                        DocumentId.ofBytes(row.getBytes("id")),
                        row.getString("message_id"),
                        row.getString("queue_id"),
                        row.getString("status"),
                        row.getString("recipient_id"),
                        time == null ? null : Instant.ofEpochMilli(time),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        row.getBoolean("told")));
    }

    static Session.RowReader<DocumentRow<StatusDocument>> documents(Session session) {
        return row -> document(row, session.unpacker());
    }

    private static DocumentRow<StatusDocument> document(ResultSet row, Unpacker unpacker) throws SQLException {
        DocumentRow<StatusEvent> event = event(row);
        Long webDate = number(row, "web_date");
        String phoneNumberId = row.getString("phone_number_id");
        String displayPhoneNumber = row.getString("display_phone_number");
        Bodies bodies = unpacker.both(
                row.getBytes("bodies"),
                new Dictionary.Row(
                        event.content().messageId(),
                        event.content().status(),
                        event.content().recipientId(),
                        number(row, "event_time"),
                        phoneNumberId,
                        displayPhoneNumber));
        return new DocumentRow<>(
                event.seq(),
                new StatusDocument(
                        event.content(),
                        phoneNumberId,
                        displayPhoneNumber,
                        bodies.statusJson(),
                        bodies.rawJson(),
                        webDate == null ? null : LocalDate.ofEpochDay(webDate)));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
