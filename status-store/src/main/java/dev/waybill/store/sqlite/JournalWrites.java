package dev.waybill.store.sqlite;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.Appended;
import dev.waybill.store.sqlite.JournalLedger.Change;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What changes a journal, each inside one transaction. */
final class JournalWrites {

    private static final String REMOVE = "DELETE FROM entry WHERE place = ? RETURNING bytes, refusal IS NOT NULL";
    private static final String SET_ASIDE = "UPDATE entry SET refusal = ? WHERE place = ? AND refusal IS NULL";
    private static final String RETRY = "UPDATE entry SET refusal = NULL WHERE refusal IS NOT NULL";

    /** Below this much free space a file keeps it: the next callbacks fill it again. */
    private static final long KEPT_FREE_PAGES = 4096;

    /** Given back at a time, so that callbacks that wait for the writer do not notice. */
    private static final int PAGES_AT_A_TIME = 1024;

    private final JournalLedger ledger;

    JournalWrites(JournalLedger ledger) {
        this.ledger = ledger;
    }

    Appended append(List<StatusDocument> documents, Session session) throws SQLException {
        int stored = 0;
        long bytes = 0;
        for (StatusDocument document : documents) {
            long added = JournalRow.insert(document, session);
            stored += added > 0 ? 1 : 0;
            bytes += added;
        }
        if (stored > 0) {
            ledger.change(new Change(stored, 0, bytes), session);
        }
        return new Appended(stored, documents.size() - stored, List.of());
    }

    int settle(Collection<Long> arrived, Map<Long, String> refused, Session session) throws SQLException {
        Change gone = new Change(0, 0, 0);
        for (Long place : arrived) {
            for (Change one : session.rows(REMOVE, row -> new Change(-1, -row.getLong(2), -row.getLong(1)), place)) {
                gone = gone.and(one);
            }
        }
        long aside = 0;
        for (Map.Entry<Long, String> refusal : refused.entrySet()) {
            aside += session.update(SET_ASIDE, refusal.getValue(), refusal.getKey());
        }
        ledger.change(gone.and(new Change(0, aside, 0)), session);
        giveBack(session);
        return arrived.size() + refused.size();
    }

    int retrySetAside(Session session) throws SQLException {
        int waiting = session.update(RETRY);
        ledger.change(new Change(0, -waiting, 0), session);
        return waiting;
    }

    /** Something small, durably; and the answer that a callback would get now. */
    int probe(Session session) throws SQLException {
        ledger.requireRoom();
        return session.update("UPDATE ledger SET probes = probes + 1");
    }

    /** Behind a long outage most of the file is free; then its end is cut off piece by piece. */
    private static void giveBack(Session session) throws SQLException {
        long free = session.number("PRAGMA freelist_count");
        if (free > KEPT_FREE_PAGES && free > session.number("PRAGMA page_count") / 4 * 3) {
            session.runThrough("PRAGMA incremental_vacuum(" + PAGES_AT_A_TIME + ")");
        }
    }
}
