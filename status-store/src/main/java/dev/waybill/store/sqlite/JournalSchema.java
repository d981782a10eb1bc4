package dev.waybill.store.sqlite;

/**
 * The tables of a journal.
 *
 * <ul>
 *   <li>{@code entry}: one row for each document. {@code place} is never given twice, also not behind a removal: it is
 *       half of the write id. {@code bytes} is roughly what the row takes on disk. {@code refusal} says why the target
 *       refused the document; a row without one waits. Times are milliseconds, {@code web_date} days since 1970. The
 *       bodies stand last, so that what is read without them does not touch their pages.
 *   <li>{@code ledger}: one row: the {@link CommitMark}, the journal's name, totals that would be dear to count, and
 *       what probes change.
 * </ul>
 */
final class JournalSchema {

    /** "Wayj". */
    private static final long APPLICATION_ID = 0x5761796a;

    static final FileSchema JOURNAL = new FileSchema(true, APPLICATION_ID, 3, """
            CREATE TABLE entry (
                place INTEGER PRIMARY KEY AUTOINCREMENT,
                id BLOB NOT NULL UNIQUE,
                bytes INTEGER NOT NULL AS (
                    300 + octet_length(status_json) + octet_length(raw_json)
                ) STORED,
                refusal TEXT,
                received_at INTEGER NOT NULL,
                synced INTEGER NOT NULL,
                message_id TEXT,
                queue_id TEXT,
                status TEXT NOT NULL,
                recipient_id TEXT,
                event_time INTEGER,
                phone_number_id TEXT,
                display_phone_number TEXT,
                web_date INTEGER,
                declared_queue_id TEXT,
                status_json TEXT NOT NULL,
                raw_json TEXT NOT NULL
            ) STRICT;
            CREATE INDEX entry_waiting ON entry (place) WHERE refusal IS NULL;
            CREATE TABLE ledger (
                only INTEGER PRIMARY KEY CHECK (only = 1),
                file BLOB NOT NULL,
                commits INTEGER NOT NULL,
                journal TEXT NOT NULL,
                documents INTEGER NOT NULL,
                refused INTEGER NOT NULL,
                bytes INTEGER NOT NULL,
                probes INTEGER NOT NULL
            ) STRICT;
            INSERT INTO ledger VALUES (1, randomblob(16), 0, lower(hex(randomblob(8))), 0, 0, 0, 0);
            """, "entry");

    private JournalSchema() {}
}
