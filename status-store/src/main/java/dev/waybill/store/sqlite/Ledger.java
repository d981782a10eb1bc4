package dev.waybill.store.sqlite;

import dev.waybill.model.document.StatusEvent;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one transaction read once and add up together, so that each of them pays for its documents only:
 * the end of the log, the watermark, the totals and the tally. Used by the one thread that writes.
 */
final class Ledger {

    private static final String ADD_TO_TOTALS = """
            UPDATE ledger SET documents = documents + ?, delivered = delivered + ?, unsynced = unsynced + ?,
                conflicts = conflicts + ?""";
    private static final String ADD_TO_TALLY =
            "INSERT INTO tally VALUES (?, ?) ON CONFLICT (second) DO UPDATE SET documents = documents + excluded.documents";

    private final Session session;
    private final Map<Long, Integer> tally = new TreeMap<>();
    private final Minutes minutes = new Minutes();
    private @Nullable Long last;
    private @Nullable Long watermark;
    private int documents;
    private int delivered;
    private int unsynced;
    private int conflicts;

    Ledger(Session session) {
        this.session = session;
    }

    /** Forgets everything: a transaction begins, or something of it was taken back. */
    void forget() {
        last = null;
        watermark = null;
        tally.clear();
        minutes.clear();
        documents = 0;
        delivered = 0;
        unsynced = 0;
        conflicts = 0;
    }

    /** The place for a document that is appended now. */
    long nextSeq(long receivedAt) throws SQLException {
        Long end = last;
        if (end == null) {
            end = session.number("SELECT coalesce(max(seq), 0) FROM document");
            last = end;
        }
        return Seq.next(end, receivedAt);
    }

    /** A document was appended. */
    void appended(long seq, long receivedAt, StatusEvent event) throws SQLException {
        last = seq;
        documents++;
        if (!event.synced()) {
            unsynced++;
        }
        if (receivedAt >= watermark()) {
            tally.merge(Math.floorDiv(receivedAt, Tally.SECOND), 1, Integer::sum);
            minutes.add(receivedAt, event.status());
            delivered++;
        }
    }

    /** A link was refused. */
    void conflict() {
        conflicts++;
    }

    /** Writes what was added up: before the transaction ends, and before anything reads or changes it otherwise. */
    void write() throws SQLException {
        if (documents > 0 || conflicts > 0) {
            session.update(ADD_TO_TOTALS, documents, delivered, unsynced, conflicts);
            for (Map.Entry<Long, Integer> second : tally.entrySet()) {
                session.update(ADD_TO_TALLY, second.getKey(), second.getValue());
            }
            minutes.write(session);
        }
        forget();
    }

    private long watermark() throws SQLException {
        Long known = watermark;
        if (known == null) {
            known = session.number("SELECT watermark FROM ledger");
            watermark = known;
        }
        return known;
    }
}
