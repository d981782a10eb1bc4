package dev.waybill.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;

/** A log of many documents, made by SQL instead of appending them one by one. */
final class BigLog {

    private static final String DOCUMENTS = """
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
            INSERT INTO document (seq, id, message_id, status, received_at, bodies)
            SELECT (?2 + i * ?3 << 20) + i, unhex(substr(hex(first_about('wamid.old.' || i)), 1, 16) || hex(randomblob(8))),
                'wamid.old.' || i, 'sent', ?2 + i * ?3, ?4
            FROM n""";

    private static final byte[] BODIES = new Packer().pack(new BodyTexts("{\"a\":{\"b\":1}}", "{}"));

    private BigLog() {}

    /** Adds documents to an empty log, received from an instant on with as many milliseconds between two. */
    static void fill(Session session, int documents, Instant from, long millisBetween) throws SQLException {
        session.run("BEGIN IMMEDIATE");
        session.update(DOCUMENTS, documents, from.toEpochMilli(), millisBetween, BODIES);
        session.run("INSERT INTO tally SELECT received_at / 1000, count(*) FROM document GROUP BY 1");
        session.run("UPDATE ledger SET documents = (SELECT count(*) FROM document), delivered = "
                + "(SELECT count(*) FROM document)");
        session.run("COMMIT");
    }
}
