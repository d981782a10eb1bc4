package dev.waybill.store.sqlite;

import dev.waybill.model.store.ReceivedCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts by minute and status, kept as documents come: a commit writes one row for each pair that it holds, and reading
 * a day costs the same whatever came in it. Collects what one transaction adds.
 */
final class Minutes {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private static final String ADD = """
            INSERT INTO minute VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET documents = documents + excluded.documents""";

    private final Map<Key, Integer> added = new HashMap<>();

    private record Key(long minute, String status) {}

    void add(long receivedMillis, String status) {
        added.merge(new Key(Math.floorDiv(receivedMillis, MINUTE), status), 1, Integer::sum);
    }

    void clear() {
        added.clear();
    }

    void write(Session session) throws SQLException {
        for (Map.Entry<Key, Integer> entry : added.entrySet()) {
            session.update(ADD, entry.getKey().minute(), entry.getKey().status(), entry.getValue());
        }
    }

    /** Forgets the minutes that ended before the watermark; the one it cuts stays whole. */
    static void forgetBefore(long watermark, Session session) throws SQLException {
        session.update("DELETE FROM minute WHERE start < ?", Math.floorDiv(watermark, MINUTE));
    }

    static ReceivedCounts since(Instant since, Session session) throws SQLException {
        long watermark = session.number("SELECT watermark FROM ledger");
        long first = Math.floorDiv(Math.max(Instants.nearestMillis(since), watermark), MINUTE);
        return new ReceivedCounts(
                Instant.ofEpochMilli(first * MINUTE),
                session.rows(
                        "SELECT start, status, documents FROM minute WHERE start >= ? ORDER BY start, status",
                        Minutes::minute,
                        first));
    }

    private static ReceivedCounts.Minute minute(ResultSet row) throws SQLException {
        return new ReceivedCounts.Minute(
                Instant.ofEpochMilli(row.getLong(1) * MINUTE), row.getString(2), row.getLong(3));
    }
}
