package dev.waybill.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;

/**
 * Counts of {@code delivered_logs}, kept as documents come, so that leaving it is a matter of adding up seconds and
 * moving a watermark, whatever number leaves.
 */
final class Tally {

    /** Milliseconds. */
    static final long SECOND = 1000;

    /**
     * The second that the watermark cuts is counted in the log itself, from its start on and no further than until all
     * of its documents were met.
     */
    private static final String COUNT_IN_CUT_SECOND = """
            SELECT count(*) FILTER (WHERE received_at < ?) FROM (
                SELECT received_at FROM document WHERE seq >= ? AND received_at >= ? AND received_at < ?
                ORDER BY seq LIMIT ?)""";

    private Tally() {}

    /** Moves the watermark of {@code delivered_logs} forward, never back; returns how many documents left. */
    static long retire(Instant receivedBefore, Session session) throws SQLException {
        session.ledger().write();
        long before = Instants.ceilMillis(receivedBefore);
        long watermark = session.number("SELECT watermark FROM ledger");
        if (before <= watermark) {
            return 0;
        }
        long cut = Math.floorDiv(before, SECOND);
        long whole = session.number("SELECT coalesce(sum(documents), 0) FROM tally WHERE second < ?", cut);
        long part = inCutSecond(cut, before, watermark, session);
        session.update("DELETE FROM tally WHERE second < ?", cut);
        session.update("UPDATE tally SET documents = documents - ? WHERE second = ?", part, cut);
        Minutes.forgetBefore(before, session);
        session.update("UPDATE ledger SET delivered = delivered - ?, watermark = ?", whole + part, before);
        return whole + part;
    }

    private static long inCutSecond(long cut, long before, long watermark, Session session) throws SQLException {
        long all = session.number("SELECT coalesce(sum(documents), 0) FROM tally WHERE second = ?", cut);
        long start = cut * SECOND;
        if (all == 0 || before == start) {
            return 0;
        }
        // What lies before the old watermark has left already and is in no tally.
        long from = Math.max(start, watermark);
        return session.number(COUNT_IN_CUT_SECOND, before, Seq.floor(from), from, start + SECOND, all);
    }
}
