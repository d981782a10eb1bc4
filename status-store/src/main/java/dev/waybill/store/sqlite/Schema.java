package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;

/**
 * The tables of the log.
 *
 * <ul>
 *   <li>{@code document}: the log; a row is never changed. {@code seq} grows with every append and starts with the
 *       receive time, see {@link Seq}. Times are milliseconds, {@code web_date} days since 1970, queue ids canonical.
 *       {@code bodies} is what {@link Packer} makes of the status object and the callback; it stands last, so that what
 *       is read without it does not touch the pages it runs over to. There is no index of message ids: ids begin with
 *       the message, see {@link DocumentId}, and every index at a place of its own makes an append write one page more.
 *   <li>{@code unsynced}: one row for each document that is not synced yet. Marking deletes a small row here and leaves
 *       the document's pages alone, however large its body.
 *   <li>{@code parked}: one row for each document that is not synced and waits for what may never come: for a link, or
 *       for a record.
 *   <li>{@code link}: the queue id of each message: the first that a queue callback declared, or else the first that
 *       was guessed from a status. The documents of the message are those of the queue id. {@code declared} is null for
 *       a guess, else the queue id as the queue callback spelled it; empty where that is its canonical form.
 *   <li>{@code stray}: documents that name a queue id and are not found by its links: they have no message id, or their
 *       message is linked to another queue id already. There are few, so that an index of all queue ids would mostly
 *       repeat the links.
 *   <li>{@code tally}: documents of {@code delivered_logs} by the second of their receiving.
 *   <li>{@code minute}: documents of {@code delivered_logs} by the minute of their receiving and their status.
 *   <li>{@code ledger}: one row: the {@link CommitMark}, totals that would be dear to count, and the watermark of
 *       {@code delivered_logs}.
 *   <li>{@code control}: the control documents.
 * </ul>
 */
final class Schema {

    /** "Wayb", so that the {@code file} command and we know our files. */
    private static final long APPLICATION_ID = 0x57617962;

    static final FileSchema LOG = new FileSchema(false, APPLICATION_ID, 7, """
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
            CREATE UNIQUE INDEX document_id ON document (id);
            CREATE INDEX document_status ON document (status);
            CREATE TABLE unsynced (seq INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE parked (seq INTEGER PRIMARY KEY, unlinked INTEGER NOT NULL) STRICT;
            CREATE INDEX parked_why ON parked (unlinked, seq);
            CREATE TABLE link (message_id TEXT PRIMARY KEY, queue_id TEXT NOT NULL, declared TEXT)
                STRICT, WITHOUT ROWID;
            CREATE INDEX link_queue ON link (queue_id);
            CREATE TABLE stray (queue_id TEXT, seq INTEGER, PRIMARY KEY (queue_id, seq)) STRICT, WITHOUT ROWID;
            CREATE TABLE tally (second INTEGER PRIMARY KEY, documents INTEGER NOT NULL) STRICT;
            CREATE TABLE minute (start INTEGER, status TEXT, documents INTEGER NOT NULL, PRIMARY KEY (start, status))
                STRICT, WITHOUT ROWID;
            CREATE TABLE ledger (
                only INTEGER PRIMARY KEY CHECK (only = 1),
                file BLOB NOT NULL,
                commits INTEGER NOT NULL,
                documents INTEGER NOT NULL,
                delivered INTEGER NOT NULL,
                unsynced INTEGER NOT NULL,
                unlinked INTEGER NOT NULL,
                unmatched INTEGER NOT NULL,
                conflicts INTEGER NOT NULL,
                watermark INTEGER NOT NULL
            ) STRICT;
            INSERT INTO ledger VALUES (1, randomblob(16), 0, 0, 0, 0, 0, 0, 0, 0);
            CREATE TABLE control (key TEXT PRIMARY KEY, version INTEGER NOT NULL, json TEXT NOT NULL)
                STRICT, WITHOUT ROWID;
            """, "document");

    private Schema() {}
}
