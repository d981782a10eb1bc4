package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import java.util.List;

/**
 * The tables, and how a file of an older version becomes one of this version.
 *
 * <ul>
 *   <li>{@code document}: the log; a row is never changed. {@code seq} grows with every append and starts with the
 *       receive time, see {@link Seq}. Times are milliseconds, {@code web_date} days since 1970, queue ids canonical.
 *       {@code bodies} is what {@link Packer} makes of the status object and the callback; it stands last, so that what
 *       is read without it does not touch the pages it runs over to. There is no index of message ids: ids begin with
 *       the message, see {@link DocumentId}, and every index at a place of its own makes an append write one page more.
 *   <li>{@code unsynced}: one row for each document that is not synced yet. Telling deletes a small row here and leaves
 *       the document's pages alone, however large its body.
 *   <li>{@code link}: the first queue id of each message. The documents of the message are those of the queue id.
 *   <li>{@code stray}: documents that name a queue id and are not found by its links: they have no message id, or their
 *       message is linked to another queue id already. There are few, so that an index of all queue ids would mostly
 *       repeat the links.
 *   <li>{@code tally}: documents of {@code delivered_logs} by the second of their receiving.
 *   <li>{@code minute}: documents of {@code delivered_logs} by the minute of their receiving and their status. Version
 *       2 added it and counted what the last day and an hour had brought.
 *   <li>{@code ledger}: one row: totals that would be dear to count, and the watermark of {@code delivered_logs}.
 *   <li>{@code control}: the control documents.
 * </ul>
 */
final class Schema {

    /** "Wayb", so that the {@code file} command and we know our files. */
    private static final long APPLICATION_ID = 0x57617962;

    /** Brings a file of the log to this version. */
    static final Migrations LOG = new Migrations(false, APPLICATION_ID, List.of("""
            CREATE TABLE document (
                seq INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE,
                message_id TEXT,
                queue_id TEXT,
                status TEXT NOT NULL,
                recipient_id TEXT,
                event_time INTEGER,
                phone_number_id TEXT,
                display_phone_number TEXT,
                received_at INTEGER NOT NULL,
                web_date INTEGER,
                status_json TEXT NOT NULL CHECK (json_valid(status_json)),
                raw_json TEXT NOT NULL
            ) STRICT;
            CREATE INDEX document_message ON document (message_id) WHERE message_id IS NOT NULL;
            CREATE INDEX document_queue ON document (queue_id) WHERE queue_id IS NOT NULL;
            CREATE INDEX document_status ON document (status);
            CREATE TABLE unsynced (seq INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE link (message_id TEXT PRIMARY KEY, queue_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX link_queue ON link (queue_id);
            CREATE TABLE tally (second INTEGER PRIMARY KEY, documents INTEGER NOT NULL) STRICT;
            CREATE TABLE ledger (
                only INTEGER PRIMARY KEY CHECK (only = 1),
                documents INTEGER NOT NULL,
                delivered INTEGER NOT NULL,
                unsynced INTEGER NOT NULL,
                conflicts INTEGER NOT NULL,
                watermark INTEGER NOT NULL
            ) STRICT;
            INSERT INTO ledger VALUES (1, 0, 0, 0, 0, 0);
            CREATE TABLE control (key TEXT PRIMARY KEY, version INTEGER NOT NULL, json TEXT NOT NULL)
                STRICT, WITHOUT ROWID;
            """, """
            CREATE TABLE minute (start INTEGER, status TEXT, documents INTEGER NOT NULL, PRIMARY KEY (start, status))
                STRICT, WITHOUT ROWID;
            INSERT INTO minute
                SELECT received_at / 60000, status, count(*) FROM document
                WHERE seq >= ((unixepoch() - 90000) * 1000) << 20
                    AND received_at >= (SELECT watermark FROM ledger)
                GROUP BY 1, 2;
            """, """
            ALTER TABLE document RENAME TO loose;
            DROP INDEX document_message;
            DROP INDEX document_queue;
            DROP INDEX document_status;
            CREATE TABLE document (
                seq INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE,
                message_id TEXT,
                queue_id TEXT,
                status TEXT NOT NULL,
                recipient_id TEXT,
                event_time INTEGER,
                phone_number_id TEXT,
                display_phone_number TEXT,
                received_at INTEGER NOT NULL,
                web_date INTEGER,
                bodies BLOB NOT NULL
            ) STRICT;
            INSERT INTO document
                SELECT seq, id, message_id, queue_id, status, recipient_id, event_time, phone_number_id,
                    display_phone_number, received_at, web_date, packed(status_json, raw_json)
                FROM loose ORDER BY seq;
            DROP TABLE loose;
            CREATE INDEX document_message ON document (message_id) WHERE message_id IS NOT NULL;
            CREATE INDEX document_queue ON document (queue_id) WHERE queue_id IS NOT NULL;
            CREATE INDEX document_status ON document (status);
            """, """
            ALTER TABLE document RENAME TO former;
            DROP INDEX document_message;
            DROP INDEX document_queue;
            DROP INDEX document_status;
            CREATE TABLE document (
                seq INTEGER PRIMARY KEY,
                id BLOB NOT NULL,
                message_id TEXT,
                queue_id TEXT,
                status TEXT NOT NULL,
                recipient_id TEXT,
                event_time INTEGER,
                phone_number_id TEXT,
                display_phone_number TEXT,
                received_at INTEGER NOT NULL,
                web_date INTEGER,
                bodies BLOB NOT NULL
            ) STRICT;
            INSERT INTO document
                SELECT seq, renewed(id, coalesce(message_id, queue_id, '')), message_id, queue_id, status, recipient_id,
                    event_time, phone_number_id, display_phone_number, received_at, web_date, bodies
                FROM former ORDER BY seq;
            DROP TABLE former;
            CREATE UNIQUE INDEX document_id ON document (id);
            CREATE INDEX document_status ON document (status);
            CREATE TABLE stray (queue_id TEXT, seq INTEGER, PRIMARY KEY (queue_id, seq)) STRICT, WITHOUT ROWID;
            INSERT INTO stray
                SELECT queue_id, seq FROM document d
                WHERE queue_id IS NOT NULL
                    AND queue_id IS NOT (SELECT l.queue_id FROM link l WHERE l.message_id = d.message_id);
            """));

    private Schema() {}
}
