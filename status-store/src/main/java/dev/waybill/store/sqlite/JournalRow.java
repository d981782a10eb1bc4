package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A document as a row of a journal, and back. */
final class JournalRow {

    static final String COLUMNS = """
            id, synced, received_at, message_id, queue_id, status, recipient_id, event_time, phone_number_id,
            display_phone_number, web_date, declared_queue_id, status_json, raw_json""";

    /** Adds a document that is not there; gives back a row with its bytes if it was added. */
    private static final String INSERT = "INSERT INTO entry (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING bytes";

    private JournalRow() {}

    /** Adds a document; the bytes that it takes, or 0 if it was there. */
    static long insert(StatusDocument document, Session session) throws SQLException {
        StatusEvent event = document.event();
        LocalDate webDate = document.webDate();
        return session
                .rows(
                        INSERT,
                        row -> row.getLong(1),
                        event.id().bytes(),
                        event.synced() ? 1 : 0,
                        Instants.nearestMillis(event.receivedAt()),
                        event.messageId(),
                        event.queueId(),
                        event.status(),
                        event.recipientId(),
                        event.time() == null ? null : Instants.nearestMillis(event.time()),
                        document.phoneNumberId(),
                        document.displayPhoneNumber(),
                        webDate == null ? null : webDate.toEpochDay(),
                        document.declaredQueueId(),
                        document.statusJson(),
                        document.rawJson())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    static StatusDocument document(ResultSet row) throws SQLException {
        Long time = number(row, "event_time");
        Long webDate = number(row, "web_date");
        return new StatusDocument(
                new StatusEvent(
                        DocumentId.ofBytes(row.getBytes("id")),
                        row.getString("message_id"),
                        row.getString("queue_id"),
                        row.getString("status"),
                        row.getString("recipient_id"),
                        time == null ? null : Instant.ofEpochMilli(time),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        row.getBoolean("synced")),
                row.getString("phone_number_id"),
                row.getString("display_phone_number"),
                row.getString("status_json"),
                row.getString("raw_json"),
                webDate == null ? null : LocalDate.ofEpochDay(webDate),
                row.getString("declared_queue_id"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
