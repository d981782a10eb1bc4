package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.nio.charset.StandardCharsets;
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

    /** The places of the columns: a row has them by number, since looking names up is a tenth of the reading. */
    private static final int SEQ = 1;

    private static final int ID = 2;
    private static final int MESSAGE_ID = 3;
    private static final int QUEUE_ID = 4;
    private static final int STATUS = 5;
    private static final int RECIPIENT_ID = 6;
    private static final int EVENT_TIME = 7;
    private static final int RECEIVED_AT = 8;
    private static final int SYNCED = 9;

    /** The place of the first column behind those of an event. */
    static final int BEHIND_EVENT = 10;

    private static final int PHONE_NUMBER_ID = BEHIND_EVENT;
    private static final int DISPLAY_PHONE_NUMBER = BEHIND_EVENT + 1;
    private static final int BODIES = BEHIND_EVENT + 2;
    private static final int WEB_DATE = BEHIND_EVENT + 3;

    private static final String EVENT_COLUMNS = eventColumns("coalesce(d.queue_id, l.queue_id)");

    private static final String LINKED = """
             LEFT JOIN link l ON d.queue_id IS NULL AND l.message_id = d.message_id
            """;

    private static final String FROM = " FROM document d" + LINKED;

    private static final String COLUMNS =
            EVENT_COLUMNS + ", d.phone_number_id, d.display_phone_number, d.bodies, d.web_date";

    /** Selects what {@link #event} reads; a condition follows. */
    static final String SELECT_EVENTS = "SELECT " + EVENT_COLUMNS + FROM;

    /** Selects what {@link #documents} reads; a condition follows. */
    static final String SELECT_DOCUMENTS = "SELECT " + COLUMNS + FROM;

    /** The same of documents at some places, one look at each; a condition follows. */
    static Sql selectAt(Sql places) {
        return Sql.of("SELECT " + COLUMNS + " FROM (")
                .then(places)
                .then(Sql.of(") p CROSS JOIN document d ON d.seq = p.seq" + LINKED));
    }

    /** What {@link #event} reads of a document {@code d}, in its order. */
    static String eventColumns(String queueId) {
        return "d.seq, d.id, d.message_id, " + queueId + ", d.status, d.recipient_id, d.event_time, d.received_at,"
                + " d.seq NOT IN (SELECT seq FROM unsynced) AND d.seq NOT IN (SELECT seq FROM parked)";
    }

    static DocumentRow<StatusEvent> event(ResultSet row) throws SQLException {
        Long time = number(row, EVENT_TIME);
        return new DocumentRow<>(
                row.getLong(SEQ),
                new StatusEvent(
                        DocumentId.ofBytes(row.getBytes(ID)),
                        text(row, MESSAGE_ID),
                        text(row, QUEUE_ID),
                        requiredText(row, STATUS),
                        text(row, RECIPIENT_ID),
                        time == null ? null : Instant.ofEpochMilli(time),
                        Instant.ofEpochMilli(row.getLong(RECEIVED_AT)),
                        row.getBoolean(SYNCED)));
    }

    static Session.RowReader<DocumentRow<StatusDocument>> documents(Session session) {
        return row -> document(row, session.unpacker());
    }

    private static DocumentRow<StatusDocument> document(ResultSet row, Unpacker unpacker) throws SQLException {
        DocumentRow<StatusEvent> event = event(row);
        Long webDate = number(row, WEB_DATE);
        BodyTexts bodies = unpacker.both(row.getBytes(BODIES));
        return new DocumentRow<>(
                event.seq(),
                new StatusDocument(
                        event.content(),
                        text(row, PHONE_NUMBER_ID),
                        text(row, DISPLAY_PHONE_NUMBER),
                        bodies.statusJson(),
                        bodies.rawJson(),
                        webDate == null ? null : LocalDate.ofEpochDay(webDate)));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /**
     * A text by its bytes, which are UTF-8 in every file of ours: asked for a text, the driver makes a buffer outside
     * the heap first, which takes three times as long.
     */
    static @Nullable String text(ResultSet row, int column) throws SQLException {
        byte[] utf8 = row.getBytes(column);
        return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    private static String requiredText(ResultSet row, int column) throws SQLException {
        return new String(row.getBytes(column), StandardCharsets.UTF_8);
    }
}
