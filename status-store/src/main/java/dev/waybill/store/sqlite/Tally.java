package dev.waybill.store.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Counts of {@code delivered_logs}, kept as documents come, so that leaving it is a matter of adding up seconds and
 * moving a watermark, whatever number leaves.
 */
final class Tally {

    /** Milliseconds. */
    static final long SECOND = 1000;

    /** Deleted within a few milliseconds, so that no callback waits for a day of them. */
    private static final int SECONDS_A_STEP = 10_000;

    /**
     * The second that the watermark cuts is counted in the log itself, from its start on and no further than until all
     * of its documents were met.
     */
    private static final String COUNT_IN_CUT_SECOND = """
            SELECT count(*) FILTER (WHERE received_at < ?) FROM (
                SELECT received_at FROM document WHERE seq >= ? AND received_at >= ? AND received_at < ?
                ORDER BY seq LIMIT ?)""";

    private Tally() {}

    /**
     * What one step of leaving did.
     *
     * @param documents that left
     * @param isLast whether all have left that are to leave
     */
    record Step(long documents, boolean isLast) {}

    /** Moves the watermark of {@code delivered_logs} a step forward, never back. */
    static Step retire(Instant receivedBefore, Session session) throws SQLException {
        session.ledger().write();
        long end = Instants.ceilMillis(receivedBefore);
        long watermark = session.number("SELECT watermark FROM ledger");
        if (end <= watermark) {
            return new Step(0, true);
        }
        long before = Math.min(end, endOfStep(session));
        long cut = Math.floorDiv(before, SECOND);
        long whole = session.number("SELECT coalesce(sum(documents), 0) FROM tally WHERE second < ?", cut);
        long part = inCutSecond(cut, before, watermark, session);
        session.update("DELETE FROM tally WHERE second < ?", cut);
        session.update("UPDATE tally SET documents = documents - ? WHERE second = ?", part, cut);
        Minutes.forgetBefore(before, session);
        session.update("UPDATE ledger SET delivered = delivered - ?, watermark = ?", whole + part, before);
        return new Step(whole + part, before == end);
    }

    /** Milliseconds before which no more seconds lie than one step deletes. */
    private static long endOfStep(Session session) throws SQLException {
        List<Long> behind = session.rows(
                "SELECT second FROM tally ORDER BY second LIMIT 1 OFFSET ?", row -> row.getLong(1), SECONDS_A_STEP);
        return behind.isEmpty() ? Long.MAX_VALUE : behind.getFirst() * SECOND;
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
